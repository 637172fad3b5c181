package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLogTest {

    private final PostgresLog log;

    PostgresLogTest(@TempDir Path directory) {
        log = new PostgresLog(directory.resolve("postgres.log"));
    }

    private void write(String text) throws IOException {
        Files.writeString(log.file(), text, StandardOpenOption.APPEND);
    }

    @Test
    void tells_the_last_complaints_since_the_mark_in_one_line() throws IOException {
        log.rotateAndOpen();
        write("2026-11-22 02:00:00.000 UTC [7] FATAL:  long ago\n");
        long mark = log.mark();
        write("2026-11-22 03:00:00.000 UTC [8] LOG:  starting\n"
                + "2026-11-22 03:00:00.001 UTC [8] FATAL:  could not\topen it\n"
                + "2026-11-22 03:00:00.002 UTC [8] LOG:  database system is shut down\n"
                + "pg_ctl: could not start server\nExamine the log output.\n");

        assertThat(log.gistSince(mark)).isEqualTo("FATAL: could not open it; pg_ctl: could not start server");
    }

    @Test
    void tells_the_end_of_what_was_said_when_nobody_complained() throws IOException {
        log.rotateAndOpen();
        long mark = log.mark();
        assertThat(log.gistSince(mark)).isEqualTo("it said nothing");
        write("one\ntwo\nthree\n");
        assertThat(log.gistSince(mark)).isEqualTo("two; three");
        write("failed ".repeat(10_000));
        assertThat(log.gistSince(mark)).hasSizeLessThanOrEqualTo(300);
    }
}
