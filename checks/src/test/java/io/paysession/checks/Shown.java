package io.paysession.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is generated and checked in: compared, or written if the system property {@code write} names it. */
final class Shown {
    private Shown() {}

    /** That the file is this text. */
    static void file(String what, Path file, String wanted) {
        try {
            if (writes(what)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, wanted);
            }
            String found = Files.exists(file) ? Files.readString(file) : "";
            assertThat(found).as(advice(what, file)).isEqualTo(wanted);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** That the lines between two marks of the file are this text. */
    static void section(String what, Path file, String wanted) {
        try {
            String text = Files.readString(file);
            int mark = text.indexOf("<!-- " + what);
            assertThat(mark).as("a section '%s' in %s", what, file).isNotNegative();
            int begin = text.indexOf('\n', mark) + 1;
            int end = text.indexOf("<!-- /" + what + " -->", begin);
            if (writes(what)) {
                Files.writeString(file, text.substring(0, begin) + wanted + text.substring(end));
            } else {
                assertThat(text.substring(begin, end)).as(advice(what, file)).isEqualTo(wanted);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean writes(String what) {
        return what.equals(System.getProperty("write"));
    }

    private static String advice(String what, Path file) {
        return file + "; 'mvn -pl checks test -Dwrite=" + what + "' makes it new";
    }
}
