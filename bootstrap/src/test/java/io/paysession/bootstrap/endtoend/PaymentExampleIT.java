package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in {@code docs/examples/payments} does what it says. */
class PaymentExampleIT {
    private static final Path SCRIPT =
            Path.of("..", "docs", "examples", "payments", "payments.sh").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void a_session_pays_and_so_it_does_through_a_second_server() throws Exception {
        Path said = directory.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString(), Launch.JAR.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // All that it starts and leaves is in here.
        builder.environment().put("TMPDIR", directory.toString());
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        String.join(" ", Launch.fast(directory).javaOptions()));
        Process script = builder.start();
        try {
            boolean ended = script.waitFor(120, TimeUnit.SECONDS);
            assertThat(ended).as(Files.readString(said)).isTrue();
            assertThat(script.exitValue()).as(Files.readString(said)).isZero();
            assertThat(said).content().endsWith("== All went as it should\n");
            assertThat(Files.list(directory)).as("what it leaves").containsExactly(said);
        } finally {
            // Its processes end with it; see the trap in it.
            script.destroy();
            boolean unusedInTime = script.waitFor(20, TimeUnit.SECONDS);
        }
    }
}
