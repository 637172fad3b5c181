package io.paysession.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example does what its README says. That nothing else is on the class path is checked by the POM's enforcer. */
class EmbeddedSessionsTest {
    private static final Path SOURCE = Path.of("src/main/java/io/paysession/example/EmbeddedSessions.java");

    @Test
    void creates_updates_and_retrieves_a_session_and_prints_it_masked() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EmbeddedSessions.main();
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("merchant added: true", "updateStatus SUCCESS, card 512345xxxxxx0008");
    }

    @Test
    void takes_less_than_forty_lines() throws Exception {
        assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(40);
    }
}
