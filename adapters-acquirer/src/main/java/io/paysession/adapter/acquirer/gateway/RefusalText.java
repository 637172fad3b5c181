package io.paysession.adapter.acquirer.gateway;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.shared.SensitiveText;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway says of a request that it refuses, for the log. Gateways repeat what they were sent: nothing that was
 * secret in the request, nor the password that it came with, is left, also percent-encoded or in base64.
 */
final class RefusalText {
    /** Far more than is shown in the end. */
    private static final int LONGEST = 4000;
    /** Shorter values cannot be told from all else. */
    private static final int SHORTEST = 3;
    /** So many digits are looked for only where they stand alone. */
    private static final int LONGEST_CODE = 8;

    private static final String HIDDEN = "xxxx";
    /** Also a code of three digits has four characters then. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{4,}={0,2}");

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Seq<String> SECRET_GROUPS = List.of("sourceOfFunds", "authentication", "session");

    private RefusalText() {}

    /**
     * Which field is wrong, and why, without secrets.
     *
     * @param document what the gateway has said; none if that cannot be read
     * @param account  who asked there
     * @param fields   what was asked
     */
    static String of(Option<AnswerDocument> document, GatewaySettings.Account account, RequestFields fields) {
        return document.map(
                        said -> (of(said.errorField(), account, fields) + " " + of(said.explanation(), account, fields))
                                .strip())
                .filter(text -> !text.isEmpty())
                .getOrElse("no reason given");
    }

    /**
     * A short text without secrets.
     *
     * @param said what the gateway has said
     */
    static String of(String said, GatewaySettings.Account account, RequestFields fields) {
        String text = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
        Hiding hiding = new Hiding(hide(text, account.password().reveal()));
        SECRET_GROUPS.forEach(
                name -> new Group(fields.root().group(name).members().remove("type")).visit(hiding));
        return Redaction.redact(hiding.text);
    }

    /** Follows a value, and hides everything that is said in it. */
    private static final class Hiding implements FieldValue.Cases<String> {
        private String text;

        Hiding(String text) {
            this.text = text;
        }

        @Override
        public String text(String secret) {
            return hidden(secret);
        }

        @Override
        public String sensitive(SensitiveText secret) {
            return secret.reveal(clear -> hidden(CharBuffer.wrap(clear)));
        }

        private String hidden(CharSequence secret) {
            text = hide(text, secret);
            return text;
        }

        @Override
        public String number(String literal) {
            return hidden(literal);
        }

        @Override
        public String flag(boolean flag) {
            return text;
        }

        @Override
        public String nothing() {
            return text;
        }

        @Override
        public String group(Group group) {
            group.members().values().forEach(value -> value.visit(this));
            return text;
        }

        @Override
        public String items(Items items) {
            items.values().forEach(value -> value.visit(this));
            return text;
        }
    }

    private static String hide(String text, CharSequence secret) {
        if (secret.length() < SHORTEST) {
            return text;
        }
        String plain = hidePlain(text, secret);
        String decoded = percentDecoded(plain);
        String withoutPercent = hidePlain(decoded, secret);
        String safe = withoutPercent.equals(decoded) ? plain : withoutPercent;
        return BASE64.matcher(safe)
                .replaceAll(word -> Matcher.quoteReplacement(holds(word.group(), secret) ? HIDDEN : word.group()));
    }

    private static String hidePlain(String text, CharSequence secret) {
        StringBuilder shown = new StringBuilder(text.length());
        int place = 0;
        while (place < text.length()) {
            boolean found = isAt(text, place, secret);
            shown.append(found ? HIDDEN : text.substring(place, place + 1));
            place += found ? secret.length() : 1;
        }
        return shown.toString();
    }

    private static boolean isAt(String text, int place, CharSequence secret) {
        int end = place + secret.length();
        if (end > text.length()) {
            return false;
        }
        for (int i = 0; i < secret.length(); i++) {
            if (Character.toLowerCase(text.charAt(place + i)) != Character.toLowerCase(secret.charAt(i))) {
                return false;
            }
        }
        boolean isCode = secret.length() <= LONGEST_CODE && secret.chars().allMatch(Character::isDigit);
        return !isCode || !isDigit(text, place - 1) && !isDigit(text, end);
    }

    private static boolean isDigit(String text, int place) {
        return place >= 0 && place < text.length() && Character.isDigit(text.charAt(place));
    }

    private static String percentDecoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0
                ? text
                : URLDecoder.decode(LONE_PERCENT.matcher(text).replaceAll("%25"), StandardCharsets.UTF_8);
    }

    /** Whether a word is base64 of something in which the secret stands. */
    private static boolean holds(String word, CharSequence secret) {
        String unpadded = word.replaceAll("=+$", "").replace('-', '+').replace('_', '/');
        int whole = unpadded.length() % 4 == 1 ? unpadded.length() - 1 : unpadded.length();
        String decoded = new String(Base64.getDecoder().decode(unpadded.substring(0, whole)), StandardCharsets.UTF_8);
        return !hidePlain(decoded, secret).equals(decoded);
    }
}
