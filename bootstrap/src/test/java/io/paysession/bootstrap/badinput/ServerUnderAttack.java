package io.paysession.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged server in a process of its own, on its own database, with two merchants. */
record ServerUnderAttack(Process process, Path output, Path errors) implements AutoCloseable {
    private static final String READY = "Paysession is ready at http://127.0.0.1:";

    static ServerUnderAttack start(Path folder, String... more) throws IOException {
        Path jar = Path.of("target", "paysession.jar").toAbsolutePath();
        assertThat(jar).as("package before this test").exists();
        Path output = folder.resolve("out.txt");
        Path errors = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "serve",
                "--port",
                "0",
                "--management-port",
                "0",
                "--data-dir",
                folder.resolve("data").toString(),
                "--merchant",
                "TESTSHOP01:" + Secrets.PASSWORD,
                "--merchant",
                "TESTSHOP02:" + Secrets.OTHER_PASSWORD,
                // What is asked here is what an attacker learns who is not slowed down.
                "--wrong-credentials-per-source",
                "1000000000",
                "--wrong-credentials-per-merchant",
                "1000000000"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        ServerUnderAttack server = new ServerUnderAttack(process, output, errors);
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!Files.readString(output).contains(READY)) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(errors))
                    .isTrue();
            LockSupport.parkNanos(50_000_000);
        }
        return server;
    }

    int port() throws IOException {
        String said = Files.readString(output);
        return Integer.parseInt(said.substring(said.indexOf(READY) + READY.length())
                .lines()
                .findFirst()
                .orElseThrow());
    }

    /** Stops it as an operator does. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
