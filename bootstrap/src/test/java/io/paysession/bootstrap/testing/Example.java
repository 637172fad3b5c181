package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A script in {@code docs/examples}, run on the packaged jar. */
public final class Example {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples").toAbsolutePath();

    private Example() {}

    /**
     * Runs a script to its end, which must be a good one, and leave nothing behind.
     *
     * @param script    its path below the examples
     * @param directory an empty one, for all that it starts and leaves
     */
    public static void run(String script, Path directory) throws Exception {
        Path said = directory.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", EXAMPLES.resolve(script).toString(), Launch.JAR.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", directory.toString());
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        String.join(" ", Launch.fast(directory).javaOptions()));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            assertThat(ended).as(Files.readString(said)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            assertThat(said).content().endsWith("== All went as it should\n");
            assertThat(Files.list(directory)).as("what it leaves").containsExactly(said);
        } finally {
            // Its processes end with it; see the trap in it.
            process.destroy();
            boolean unusedInTime = process.waitFor(20, TimeUnit.SECONDS);
        }
    }
}
