package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.Launch.Outcome;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PostgresServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake is told in one line, with exit code 2, and without the secret that may be in it. */
class RefusedStartIT {
    private static final String SECRET = "s3cret-of-the-operator";

    private final Path directory;

    RefusedStartIT(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A start that is refused, and what the line says; the words are separated by blanks. */
    private record Case(Launch launch, String words, String says) {
        Outcome run() {
            return launch.run(words.isEmpty() ? new String[0] : words.split(" "));
        }
    }

    private Case wrong(String words, String says) {
        return new Case(Launch.fast(directory), words, says);
    }

    private Case wrong(String variable, String value, String words, String says) {
        return new Case(Launch.fast(directory).withEnvironment(variable, value), words, says);
    }

    private String file(String name, String... lines) throws Exception {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    /** A few of each kind; all of them, without a process each, are for {@code RefusedStartTest} and {@code RefusedDatabaseIT}. */
    @Test
    void refused_before_anything_is_started() throws Exception {
        Path linked = Files.createDirectory(directory.resolve("linked-log"));
        Files.setPosixFilePermissions(linked, PosixFilePermissions.fromString("rwx------"));
        Path victim = Files.writeString(directory.resolve("victim"), "untouched");
        Path unusedLog = Files.createSymbolicLink(linked.resolve("postgres.log"), victim);
        assertRefused(List.of(
                wrong("", "subcommand"),
                wrong("serve --mercant SHOP:" + SECRET, "--mercant"),
                wrong("PAYSESSION_PORT", "http", "serve", "--port"),
                wrong("PAYSESSION_MASTER_KEY", SECRET, "serve", "PAYSESSION_MASTER_KEY"),
                wrong("PAYSESSION_MERCHANT", SECRET, "serve", "ID:PASSWORD"),
                wrong("serve --config " + file("typo", "prot=" + SECRET), "unknown setting: prot"),
                wrong("serve --data-dir " + linked, "postgres.log is a symbolic link")));
        assertThat(victim).hasContent("untouched");
    }

    @Test
    void refused_with_a_database_that_could_be_used() throws Exception {
        String junk = file("junk.pem", "-----BEGIN PRIVATE KEY-----", SECRET, "-----END PRIVATE KEY-----");
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String[] options = database.options(MasterKeyFiles.write(directory, MasterKeyFiles.key()));
            String good = "serve --port 0 --management-port 0 " + String.join(" ", options);
            String wrongPassword = file("wrong-password", SECRET);
            assertRefused(List.of(
                    wrong(good.replace(database.passwordFile().toString(), wrongPassword), "refuses user paysession"),
                    wrong(
                            good.replace("--port 0", "--port " + taken.getLocalPort()),
                            ":" + taken.getLocalPort() + " cannot be used"),
                    wrong(good + " --tls-cert " + junk + " --tls-key " + junk, "TLS")));
        }
    }

    /** Two at a time: most of the work is starting a JVM. */
    private static void assertRefused(List<Case> cases) throws Exception {
        ExecutorService pair = Executors.newFixedThreadPool(2);
        SoftAssertions softly = new SoftAssertions();
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (Case wrong : cases) {
                outcomes.add(pair.submit(wrong::run));
            }
            for (int i = 0; i < cases.size(); i++) {
                check(softly, cases.get(i), outcomes.get(i).get());
            }
        } finally {
            pair.shutdownNow();
        }
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, Case wrong, Outcome outcome) {
        softly.assertThat(outcome.exitCode())
                .as("exit code of: " + wrong.words())
                .isEqualTo(2);
        softly.assertThat(outcome.stdout()).as("stdout of: " + wrong.words()).isEmpty();
        softly.assertThat(outcome.stderr().lines().toList())
                .as("stderr of: " + wrong.words())
                .hasSize(1);
        softly.assertThat(outcome.stderr())
                .as("stderr of: " + wrong.words())
                .startsWith("paysession: ")
                .contains(wrong.says())
                .doesNotContain(SECRET, "Exception", "\tat ", "unexpected failure");
    }
}
