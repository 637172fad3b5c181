package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Another process with a server of a data directory, under a umask which hides nothing. */
record ChildJvm(Process process, Path output) implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-environment";

    /** Of a directory where there is a database already, or is one by then. */
    static ChildJvm startInitialised(Path dataDirectory) throws IOException {
        Databases.copyTemplateInto(dataDirectory);
        return startServer(dataDirectory);
    }

    static ChildJvm startServer(Path dataDirectory) throws IOException {
        Path ignoredPrograms = PostgresTemplate.programs();
        Path output = Files.createTempFile("child", ".out");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "umask 0; exec \"$0\" \"$@\"",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInChildJvm.class.getName(),
                        dataDirectory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PAYSESSION_SECRET", SECRET);
        return new ChildJvm(builder.start(), output);
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChildJvm awaitSaying(String word) {
        Databases.await(Duration.ofMinutes(5), () -> said().contains(word) || !process.isAlive());
        assertThat(said()).contains(word);
        return this;
    }

    /** kill -9: no shutdown hook, no finally. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws Exception {
        kill();
        Files.deleteIfExists(output);
    }
}
