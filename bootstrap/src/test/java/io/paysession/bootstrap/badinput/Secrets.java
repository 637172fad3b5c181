package io.paysession.bootstrap.badinput;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the requests plant and no answer to a refused one, and no log, may hold. */
final class Secrets {
    static final String PASSWORD = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    static final String OTHER_PASSWORD = "f9e8d7c6b5a493827160f5e4d3c2b1a0";
    static final String CARD = "4508750015741019";
    static final String TOKEN = "9876543210987654";

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private final Set<String> sessionIds = ConcurrentHashMap.newKeySet();

    void addSession(String id) {
        sessionIds.add(id);
    }

    /** A secret in one of the disguises that a client may send it in, without quotes. */
    String planted(Random random, List<String> sessions) {
        String digits = random.nextBoolean() ? CARD : TOKEN;
        return switch (random.nextInt(10)) {
            case 0 -> digits.replaceAll("(....)", "$1 ");
            case 1 -> digits.replaceAll("(....)", "$1-");
            case 2 -> digits.replaceAll("(.)", "$1 ");
            case 3 -> inDigitsFrom(digits, 0x660);
            case 4 -> inDigitsFrom(digits, 0xff10);
            case 5 -> PASSWORD;
            case 6 -> sessions.get(random.nextInt(sessions.size()));
            case 7 -> digits.replaceAll("(.)", "$1\u200b");
            case 8 -> "x" + digits + "y";
            default -> digits;
        };
    }

    private static String inDigitsFrom(String digits, int zero) {
        StringBuilder other = new StringBuilder();
        digits.chars().forEach(digit -> other.appendCodePoint(zero + digit - '0'));
        return other.toString();
    }

    /** The secret that a text holds, in whatever disguise; empty if it holds none. */
    String foundIn(String text) {
        String plain = ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
        StringBuilder joined = new StringBuilder();
        plain.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(joined::appendCodePoint);
        for (String secret : List.of(CARD, TOKEN, PASSWORD, OTHER_PASSWORD)) {
            if (joined.indexOf(secret) >= 0) {
                return secret;
            }
        }
        return sessionIds.stream().filter(plain::contains).findAny().orElse("");
    }
}
