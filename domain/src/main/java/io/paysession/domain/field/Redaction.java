package io.paysession.domain.field;

import java.util.regex.Pattern;

/**
 * Makes a text of a client safe to be shown in an error: what looks like a card number, a session id, an API password
 * or a key is replaced by {@code x}, control characters by a blank, and the rest is cut to a readable length.
 */
public final class Redaction {
    /** The most characters of a client's text that an error shows. */
    public static final int MAXIMUM_LENGTH = 100;

    /** Nine digits or more, in any script, also when grouped by the usual separators. */
    private static final Pattern DIGIT_RUN = Pattern.compile("\\p{Nd}(?:[ \\-._/]?\\p{Nd}){8,}");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern SESSION_ID = Pattern.compile("(?i)SESSION[0-9A-Z]{8,}");
    private static final Pattern HEX_SECRET = Pattern.compile("(?i)[0-9a-f]{24,}");
    private static final Pattern BASE64_KEY = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private Redaction() {}

    /** The text without what may be secret in it, at most {@link #MAXIMUM_LENGTH} characters. */
    public static String redact(String text) {
        // Nothing longer than this matters for what is shown, and no client decides how long we search.
        String start = text.length() > 2000 ? text.substring(0, 2000) : text;
        // Control characters go first and leave nothing behind that could split a run of digits.
        String visible = CONTROL.matcher(start).replaceAll("");
        String safe = SESSION_ID.matcher(visible).replaceAll("SESSIONxxxxxxxx");
        safe = HEX_SECRET.matcher(safe).replaceAll("xxxxxxxx");
        safe = BASE64_KEY.matcher(safe).replaceAll("xxxxxxxx");
        safe = DIGIT_RUN
                .matcher(safe)
                .replaceAll(run -> DIGIT.matcher(run.group()).replaceAll("x"));
        return safe.length() > MAXIMUM_LENGTH ? safe.substring(0, MAXIMUM_LENGTH - 3) + "..." : safe;
    }

    /** Nothing but the length of a text that is secret by its place. */
    static String hide(String text) {
        return "x".repeat(Math.min(text.length(), 19));
    }
}
