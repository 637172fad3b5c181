package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.Session;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first five minutes with Paysession. */
class NewcomerIT {
    private final Path directory;

    NewcomerIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path data() {
        return directory.resolve("paysession-data");
    }

    @Test
    void starts_the_server_pastes_the_three_commands_and_starts_it_again() throws Exception {
        startsAndPastes(Launch.plain(directory));
        String password = Files.readString(data().resolve("TESTMERCHANT.password"));
        String session = Files.readString(data().resolve("first-session.json"));

        try (PaysessionProcess server = Launch.fast(directory).serve()) {
            assertThat(server.stdoutLines()).as("only the line that says so").hasSize(1);
            assertThat(server.complaints()).isEmpty();
            assertThat(data().resolve("TESTMERCHANT.password")).hasContent(password);
            Session first = new Session(
                    server.gateway(),
                    "TESTMERCHANT",
                    password.strip(),
                    new Gateway.Answer(201, session).ofSession("id"));
            assertThat(first.retrieve().first("amount")).isEqualTo("100");
            assertThat(server.stop()).isZero();
        }
        theGeneratedKeyIsNeeded();
    }

    @Test
    void does_so_on_a_java_with_virtual_threads_and_sees_no_warning() throws Exception {
        Optional<Path> java = javaWithVirtualThreads();
        assumeThat(java)
                .as("a JDK 25, or one that PAYSESSION_TEST_JAVA_HOME names")
                .isPresent();
        startsAndPastes(Launch.with(java.orElseThrow(), directory));
    }

    private static Optional<Path> javaWithVirtualThreads() throws IOException {
        String named = System.getenv("PAYSESSION_TEST_JAVA_HOME");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(installed, "*25*")) {
            for (Path home : homes) {
                if (Files.isExecutable(home.resolve("bin/java"))) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }

    /** With no option but those that let several servers run on one machine. */
    private void startsAndPastes(Launch launch) throws Exception {
        try (PaysessionProcess server = launch.serve()) {
            List<String> lines = server.stdoutLines();
            assertThat(lines.get(0)).matches("Paysession is ready at http://127\\.0\\.0\\.1:\\d+");
            assertThat(server.stdout()).containsOnlyOnce("Paysession is ready");
            List<String> commands =
                    lines.stream().filter(line -> line.startsWith("curl")).toList();
            assertThat(commands).hasSize(3);
            String password = Files.readString(data().resolve("TESTMERCHANT.password"));
            assertThat(server.stdout()).doesNotContain(password.strip());

            theCommandsAnswerRight(commands);

            onlyTheOwnerCanReadTheSecrets();
            assertThat(server.stop()).isZero();
            assertThat(server.complaints()).isEmpty();
            assertThat(server.stdoutLines()).isEqualTo(lines);
        }
    }

    private void theCommandsAnswerRight(List<String> commands) throws Exception {
        String created = bash(commands.get(0));
        assertThat(created).contains("\"result\":\"SUCCESS\"", "\"authenticationLimit\":25", "\"aes256Key\":");
        String id = new Gateway.Answer(201, created).ofSession("id");
        assertThat(id).matches("SESSION[0-9]{2}[A-Z2-7]{26}");

        Gateway.Answer updated = new Gateway.Answer(200, bash(commands.get(1)));
        assertThat(updated.ofSession("id")).isEqualTo(id);
        assertThat(updated.ofSession("updateStatus")).isEqualTo("SUCCESS");
        assertThat(updated.first("amount")).isEqualTo("100");

        Gateway.Answer read = new Gateway.Answer(200, bash(commands.get(2)));
        assertThat(read.body()).isEqualTo(updated.body());
        assertThat(read.first("currency")).isEqualTo("USD");
    }

    private String bash(String command) throws Exception {
        Path output = Files.createTempFile(directory, "curl", ".out");
        Process bash = new ProcessBuilder("bash", "-c", command)
                .directory(Files.createTempDirectory(directory, "elsewhere").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(bash.waitFor()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private void onlyTheOwnerCanReadTheSecrets() throws IOException {
        assertThat(mode(data())).isEqualTo("rwx------");
        for (String secret : List.of("TESTMERCHANT.password", "master-key", "postgres-password")) {
            assertThat(mode(data().resolve(secret))).as(secret).isEqualTo("rw-------");
        }
        assertThat(data().resolve("postgres/master-key")).doesNotExist();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** Not another one is made: it would open nothing, and stand in the way of the right one. */
    private void theGeneratedKeyIsNeeded() throws IOException {
        Path key = data().resolve("master-key");
        Path away = Files.move(key, directory.resolve("away"));
        for (String[] command : List.of(new String[] {"serve", "--port", "0"}, new String[] {"merchant", "list"})) {
            Launch.Outcome refused = Launch.fast(directory).run(command);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr().lines()).singleElement().asString().contains("master-key");
            assertThat(refused.stdout()).isEmpty();
            assertThat(key).doesNotExist();
        }
        Files.move(away, key);
        assertThat(Launch.fast(directory).run("merchant", "list").stdout()).startsWith("TESTMERCHANT\t");
        assertThat(Launch.fast(directory)
                        .run("merchant", "show", "TESTMERCHANT")
                        .stdout())
                .contains("EXCESSIVE_CAPTURE", "EXCESSIVE_REFUND", "STANDALONE_CAPTURE", "STANDALONE_REFUND");
    }
}
