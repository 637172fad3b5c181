package io.paysession.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One violation.
 *
 * @param text as ArchUnit says it
 * @param type full name of the first class that the text names; empty if it names none
 * @param line where in that class, from 1 on; 0 if unknown
 */
public record Violation(String text, String type, int line) {

    /** A class of the service as it is named in a text: packages in lower case, then a name that starts upper case. */
    private static final Pattern TYPE = Pattern.compile("(?:[a-z_][\\w]*\\.)+[A-Z][\\w]*");

    private static final Pattern LINE = Pattern.compile("\\.java:(\\d+)\\)");

    static Violation of(String text) {
        Matcher type = TYPE.matcher(text);
        Matcher line = LINE.matcher(text);
        return new Violation(text, type.find() ? type.group() : "", line.find() ? Integer.parseInt(line.group(1)) : 0);
    }
}
