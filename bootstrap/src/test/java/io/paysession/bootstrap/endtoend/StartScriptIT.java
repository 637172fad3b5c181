package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script beside the jar: the first server leaves an archive of its classes, the second begins with it. */
class StartScriptIT {
    private static final Path SCRIPT = Path.of("target", "paysession").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path directory;
    private final Path archives;

    StartScriptIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        archives = Files.createDirectory(directory.resolve("archives"));
        PostgresTemplate.copyWithProgramsTo(directory.resolve("data"));
    }

    @Test
    void the_second_server_begins_with_the_classes_of_the_first() throws Exception {
        Process first = serve("first");
        // Java 25 reports on its archive where any Java prints this.
        assertThat(new ProcessBuilder("kill", "-QUIT", Long.toString(first.pid()))
                        .start()
                        .waitFor())
                .isZero();
        Await.until(PATIENCE, "a dump", () -> stderr("first").contains("Full thread dump"));
        assertThat(stop(first)).isZero();
        Path archive = archive();
        assertThat(stdout("first").lines()).hasSize(1);

        Process second = serve("second");
        assertThat(Files.readString(Path.of("/proc", Long.toString(second.pid()), "maps")))
                .contains(archive.toString());
        assertThat(stop(second)).isZero();
        assertThat(stdout("second").lines()).hasSize(1);
        assertThat(archive()).isEqualTo(archive);
    }

    private Process serve(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        SCRIPT.toString(),
                        "serve",
                        "--port",
                        "0",
                        "--management-port",
                        "0",
                        "--data-dir",
                        directory.resolve("data").toString(),
                        "--merchant",
                        "SHOP:password")
                .redirectOutput(directory.resolve(name).toFile())
                .redirectError(directory.resolve(name + ".err").toFile());
        builder.environment().put("PAYSESSION_CLASS_ARCHIVES", archives.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        Await.until(PATIENCE, "ready", () -> stdout(name).contains("Paysession is ready at ") || !process.isAlive());
        assertThat(process.isAlive())
                .as(Files.readString(directory.resolve(name + ".err")))
                .isTrue();
        return process;
    }

    private String stderr(String name) {
        return stdout(name + ".err");
    }

    private String stdout(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writing the archive comes on top of the ten seconds that a stop may take. */
    private static int stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            List<Path> all = files.filter(file -> file.toString().matches(".*\\.(jsa|aot)"))
                    .toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
