package io.paysession.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Something that doclint misses.
 *
 * @param file   the path of the source
 * @param source its text
 * @param line   the line of the declaration, counted from 1
 * @param says   what is missing, as doclint says it
 */
record Unexplained(String file, String source, int line, String says) {
    private static final Pattern NAME_BEFORE_PARAMETERS = Pattern.compile("(\\w+)\\s*[({]");
    private static final Pattern CASE = Pattern.compile("\\s*((default )?R \\w+\\(.*|interface Cases<R> \\{)");

    static Unexplained of(Diagnostic<? extends JavaFileObject> found) {
        try {
            return new Unexplained(
                    found.getSource().getName(),
                    found.getSource().getCharContent(true).toString(),
                    (int) found.getLineNumber(),
                    found.getMessage(Locale.ENGLISH));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether its meaning stands where one looks for it, and a second time would be empty words. */
    boolean isSaidElsewhere() {
        return isComponent() || isCase() || isCommand() || isAskedByNewerCompilersOnly();
    }

    /** A sentence before the only tag, which says it all; a comment on a constructor that is not there. */
    private boolean isAskedByNewerCompilersOnly() {
        return says.contains("no main description") || says.contains("use of default constructor");
    }

    /** A record says what its components are; its constructors take them, and add what they refuse. */
    private boolean isComponent() {
        Matcher name = NAME_BEFORE_PARAMETERS.matcher(declaration());
        return says.contains("no @param")
                && name.find()
                && components(name.group(1)).contains(missing());
    }

    private Set<String> components(String type) {
        Matcher record =
                Pattern.compile("\\brecord " + type + "(<[^(]*>)?\\s*\\(").matcher(source);
        return record.find() ? names(source.substring(record.end(), endOfParameters(record.end()))) : Set.of();
    }

    private int endOfParameters(int begin) {
        int depth = 1;
        int at = begin;
        while (depth > 0) {
            char next = source.charAt(at++);
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
        }
        return at - 1;
    }

    private static Set<String> names(String parameters) {
        String plain = parameters;
        while (plain.contains("<")) {
            plain = plain.replaceAll("<[^<>]*>", "");
        }
        return Stream.of(plain.split(","))
                .map(String::strip)
                .map(one -> one.substring(one.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    /** The types of a sealed interface say what they are; {@code Cases} has a method for each of them. */
    private boolean isCase() {
        return source.contains("interface Cases<R>")
                && CASE.matcher(declaration()).matches();
    }

    /** The command's own type says what is in it. */
    private boolean isCommand() {
        return file.endsWith("UseCase.java") && missing().equals("command");
    }

    private String missing() {
        return says.substring(says.lastIndexOf(' ') + 1).strip();
    }

    private String declaration() {
        return List.of(source.split("\n", -1)).get(line - 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + says + " | " + declaration().strip();
    }
}
