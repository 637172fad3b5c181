package io.paysession.domain.field;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a text of a client safe to be shown in an error: what can be a card number, a session id, an API password or a
 * key is replaced by {@code x}, control characters are left out, and the rest is cut to a readable length. Ids, references,
 * amounts and addresses stay as they were sent: whoever looks for an order needs its name.
 */
public final class Redaction {
    /** The most characters of a client's text that an error shows. */
    public static final int MAXIMUM_LENGTH = 100;

    /** As many digits as a card number has, in any script, also with up to three signs of any kind between them. */
    private static final Pattern DIGIT_RUN = Pattern.compile("\\p{N}(?:[^\\p{L}\\p{N}]{0,3}\\p{N}){11,}");

    private static final Pattern SESSION_ID = Pattern.compile("(?i)SESSION[0-9A-Z]{8,}");
    private static final Pattern HEX_SECRET = Pattern.compile("(?i)[0-9a-f]{24,}");
    private static final Pattern BASE64_KEY = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");
    /** Besides control characters, all that Unicode lets be invisible: joiners, variation selectors, blank letters. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\u034F\\u115F\\u1160"
            + "\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    private static final int MAXIMUM_SEARCHED = 2000;
    /** No secret that we know is longer. */
    private static final int LONGEST_SECRET = 100;

    private Redaction() {}

    /**
     * {@return the text without what may be secret in it, at most {@link #MAXIMUM_LENGTH} characters}
     *
     * @param text what somebody else has written, of any length
     */
    public static String redact(String text) {
        // Nothing longer than this matters for what is shown, and no client decides how long we search.
        String start = cut(text, MAXIMUM_SEARCHED);
        // Control characters go first and leave nothing behind that could split a run of digits.
        String visible = CONTROL.matcher(start).replaceAll("");
        String safe = SESSION_ID.matcher(visible).replaceAll("SESSIONxxxxxxxx");
        safe = HEX_SECRET.matcher(safe).replaceAll("xxxxxxxx");
        safe = BASE64_KEY.matcher(safe).replaceAll("xxxxxxxx");
        safe = DIGIT_RUN
                .matcher(safe)
                .replaceAll(run -> Matcher.quoteReplacement(new DigitRun(run.group()).redacted()));
        safe = CardGroups.hide(safe);
        if (text.length() > MAXIMUM_SEARCHED) {
            // What was cut in two is not recognised any more.
            return cut(cut(safe, Math.max(0, safe.length() - LONGEST_SECRET)), MAXIMUM_LENGTH - 3) + "...";
        }
        return safe.length() > MAXIMUM_LENGTH ? cut(safe, MAXIMUM_LENGTH - 3) + "..." : safe;
    }

    /** At most so many characters, and no half of a surrogate pair at the end. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length);
    }

    /** Nothing but the length of a text that is secret by its place. */
    static String hide(String text) {
        return hide(text.length());
    }

    /** The same of a text that long. */
    static String hide(int length) {
        return "x".repeat(Math.min(length, 19));
    }
}
