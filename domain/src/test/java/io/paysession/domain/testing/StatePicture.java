package io.paysession.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The states of an aggregate and what leads from one to another, as a picture in {@code docs/states.md} and as a list in the
 * Javadoc of its type. Both are made of the table that a test has compared with the code; with {@code -Dpictures=write} that
 * test writes them, and otherwise it fails if they are not the same.
 */
public final class StatePicture {
    /** Where it begins and ends. */
    public static final String OUTSIDE = "[*]";

    private static final String BEGIN =
            "<!-- states: from the transition table; mvn -pl domain test -Dpictures=write -->";
    private static final String END = "<!-- /states -->";

    private static final int WIDTH = 100;

    private final String type;
    private final List<Arrow> arrows;

    /** From one state to another. */
    public record Arrow(String from, String to, String by) {}

    private StatePicture(String type, List<Arrow> arrows) {
        this.type = type;
        this.arrows = arrows;
    }

    /** Of the type of that simple name; what leads back to the same state is left out. */
    public static StatePicture of(String type, Seq<Arrow> arrows) {
        return new StatePicture(
                type,
                arrows.filter(arrow -> !arrow.from().equals(arrow.to()))
                        .distinct()
                        .toList());
    }

    /** Fails unless both places show this. */
    public StatePicture assertShown() {
        assertSection(Path.of("..", "docs", "states.md"), "## " + type, "", diagram());
        assertSection(source(), "/**", " * ", "<pre>\n" + list() + "</pre>\n");
        return this;
    }

    /** Fails unless the README shows it, too. */
    public void assertShownToNewcomers() {
        assertSection(Path.of("..", "README.md"), "## The house", "", diagram());
    }

    private String diagram() {
        return "```mermaid\nstateDiagram-v2\n" + mermaid() + "```\n";
    }

    private String mermaid() {
        return ways().map(way -> "    " + way.from() + " --> " + way.to() + " : " + way.by() + "\n")
                .mkString();
    }

    /** A line for each state, with what it may become and by what. */
    private String list() {
        return ways().map(Arrow::from)
                .distinct()
                .map(from -> named(from, "(new)")
                        + wrapped(ways().filter(way -> way.from().equals(from))
                                .map(way -> named(way.to(), "(gone)") + " (" + way.by() + ")")))
                .mkString();
    }

    private static String named(String state, String outside) {
        return state.equals(OUTSIDE) ? outside : state;
    }

    private static String wrapped(List<String> targets) {
        StringBuilder text = new StringBuilder();
        int length = WIDTH;
        for (String target : targets) {
            String separator = length + target.length() > WIDTH ? "\n    → " : ", ";
            length = separator.startsWith("\n") ? target.length() : length + target.length() + 2;
            text.append(separator).append(target);
        }
        return text.append('\n').toString();
    }

    /** One for each pair of states, grouped by the first one. */
    private List<Arrow> ways() {
        return arrows.map(Arrow::from)
                .distinct()
                .flatMap(from -> arrows.filter(arrow -> arrow.from().equals(from))
                        .groupBy(Arrow::to)
                        .mapValues(some -> some.map(Arrow::by).distinct().mkString(" / "))
                        .map(way -> new Arrow(from, way._1(), way._2())));
    }

    private Path source() {
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no source of " + type));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first section behind a heading. */
    private static void assertSection(Path file, String heading, String margin, String wanted) {
        try {
            String text = Files.readString(file);
            int from = text.indexOf(BEGIN, Math.max(0, text.indexOf(heading)));
            assertThat(from)
                    .as("a section of states below '%s' of %s", heading, file)
                    .isPositive();
            int begin = text.indexOf('\n', from) + 1;
            int end = text.lastIndexOf('\n', text.indexOf(END, begin)) + 1;
            String shown = wanted.lines().map(line -> margin + line + "\n").collect(Collectors.joining());
            if ("write".equals(System.getProperty("pictures"))) {
                Files.writeString(file, text.substring(0, begin) + shown + text.substring(end));
                return;
            }
            assertThat(text.substring(begin, end))
                    .as("%s; 'mvn -pl domain test -Dpictures=write' makes it new", file)
                    .isEqualTo(shown);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
