package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.Launch.Outcome;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.TlsPair;
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
import java.util.stream.Stream;
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

    @Test
    void wrong_words() throws Exception {
        assertRefused(Stream.concat(
                        Stream.of(
                                wrong("", "subcommand"),
                                wrong("sevre", "see paysession --help"),
                                wrong("serve --no-such-option", "--no-such-option"),
                                wrong("serve --mercant SHOP:" + SECRET, "--mercant"),
                                wrong("serve --mercant=SHOP:" + SECRET, "--mercant"),
                                wrong("serve SHOP:" + SECRET, "see paysession serve --help"),
                                wrong("serve --port", "--port"),
                                wrong("serve --port http", "--port"),
                                wrong("serve --port 65536", "--port must be from 0 to 65535"),
                                wrong("serve --port -1", "--port"),
                                wrong("serve --port 1 --port 2", "--port"),
                                wrong("serve --management-port 65536", "--management-port must be from 0 to 65535"),
                                wrong("PAYSESSION_PORT", "http", "serve", "--port"),
                                wrong("serve --public-url ftp://shop", "--public-url"),
                                wrong("serve --payer-data-by-url maybe", "--payer-data-by-url"),
                                wrong("merchant", "add, list"),
                                wrong("merchant add", "ID"),
                                wrong("merchant add Wrong!Id", "merchant id"),
                                wrong("merchant list extra", "see paysession merchant list --help")),
                        durations())
                .toList());
    }

    private Stream<Case> durations() {
        return Stream.of(
                wrong("serve --session-lifetime 15", "--session-lifetime must be an ISO-8601 duration"),
                wrong("serve --session-lifetime PT0S", "--session-lifetime must be from one second"),
                wrong("serve --session-lifetime=", "--session-lifetime"),
                wrong("serve --session-maximum-lifetime P2D", "--session-maximum-lifetime must be"),
                wrong("serve --session-lifetime-mode forever", "--session-lifetime-mode must be sliding or absolute"));
    }

    @Test
    void wrong_words_about_acquirers_and_merchants() throws Exception {
        String twice = "bank=" + gateway("twice", "");
        assertRefused(List.of(
                wrong("serve --acquirer-patience 90", "--acquirer-patience must be an ISO-8601 duration"),
                wrong("serve --acquirer-patience PT0S", "--acquirer-patience must be from one second"),
                wrong("PAYSESSION_ACQUIRER_PATIENCE", "PT1H", "serve", "--acquirer-patience must be"),
                wrong("serve --sandbox-strict=" + SECRET.length(), "--sandbox-strict"),
                wrong("serve --acquirer-gateway bank", "--acquirer-gateway must be NAME=FILE"),
                wrong("serve --acquirer-gateway b!=file", "--acquirer-gateway must be NAME=FILE"),
                wrong("serve --acquirer-gateway bank=/no/file", "/no/file cannot be read"),
                wrong("PAYSESSION_ACQUIRER_GATEWAY", twice + " " + twice, "serve", "names bank twice"),
                wrong(
                        "serve --acquirer-gateway bank=" + gateway("odd", "pasword=" + SECRET),
                        "unknown setting: pasword"),
                wrong("merchant set", "ID"),
                wrong("merchant set Wrong!Id", "merchant id"),
                wrong("merchant set SHOP", "no Paysession data"),
                wrong("merchant set SHOP --grant FLY", "FLY"),
                wrong("merchant set SHOP --currencies EUX", "no currency EUX"),
                wrong("merchant set SHOP --card-types PLASTIC", "no card brand PLASTIC"),
                wrong("merchant set SHOP --acquirer a!", "acquirer's name"),
                wrong("merchant set SHOP --payer-authentication maybe", "--payer-authentication"),
                wrong("merchant set SHOP --token-format LONG", "--token-format")));
    }

    /** A file that describes a gateway well, and one more line. */
    private String gateway(String name, String line) throws Exception {
        return file(
                name,
                "address=https://gateway.example",
                "account.SHOP=SHOP",
                "account.SHOP.password-file=" + file("password", SECRET),
                line);
    }

    @Test
    void acquirers_that_make_no_sense() throws Exception {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"))) {
            String good = "serve --port 0 --management-port 0 " + String.join(" ", database.options(key));
            assertRefused(List.of(
                    wrong(good + " --sandbox-faults " + SECRET, "the sandbox knows latency"),
                    wrong(good + " --sandbox-faults silent-after=2", "the sandbox does something wrong"),
                    wrong(good + " --sandbox-expiry-dates 13/30=DECLINED", "an expiry date of the sandbox"),
                    wrong(good + " --acquirer-gateway sandbox=" + gateway("named", ""), "cannot be named sandbox"),
                    wrong(
                            good + " --acquirer-gateway bank=" + gateway("clear", "address=http://gateway.example"),
                            "must be reached by https"),
                    wrong(good + " --acquirer-gateway bank=" + gateway("hasty", "answer-time=PT0S"), "answer-time"),
                    wrong(good + " --acquirer-gateway bank=" + gateway("trust", "trust=password"), "trusted"),
                    wrong(
                            "merchant set SHOP --end-line-of-business " + String.join(" ", database.options(key)),
                            "needs --line-of-business")));
        }
    }

    @Test
    void a_payer_field_that_does_not_exist() throws Exception {
        assertRefused(List.of(wrong("serve --payer-input-fields no.such.field", "no.such.field")));
    }

    @Test
    void wrong_secrets_and_files() throws Exception {
        String key = MasterKeyFiles.key();
        assertRefused(List.of(
                wrong("serve --merchant SHOP", "ID:PASSWORD"),
                wrong("serve --merchant-file /no/such/file", "/no/such/file"),
                wrong("serve --wrong-credentials-per-source 0", "--wrong-credentials-per-source must be at least 1"),
                wrong("merchant set SHOP --certificate nonsense", "--certificate must be"),
                wrong("merchant set SHOP --certificate-use never", "--certificate-use must be"),
                wrong("serve --merchant SHOP:", "ID:PASSWORD"),
                wrong("serve --merchant :" + SECRET, "ID:PASSWORD"),
                wrong("serve --merchant Wrong!:" + SECRET, "merchant id"),
                wrong("serve --merchant SHOP:" + (SECRET + "-").repeat(20), "1 to 256"),
                wrong("PAYSESSION_MERCHANT", SECRET, "serve", "ID:PASSWORD"),
                wrong("PAYSESSION_MERCHANT", "SHOP:with a-blank", "serve", "no blank in it"),
                wrong("serve --master-key-file /no/such/file", "/no/such/file cannot be read"),
                wrong("serve --master-key-file " + file("empty"), "holds no key"),
                wrong("serve --master-key-file " + file("short", "c2hvcnQ="), "32 bytes in base64"),
                wrong("serve --master-key-file " + file("odd", key, SECRET + "!"), "32 bytes in base64"),
                wrong("serve --master-key-file " + file("twice", key, key), "twice"),
                wrong("PAYSESSION_MASTER_KEY", SECRET, "serve", "PAYSESSION_MASTER_KEY"),
                wrong("serve --config /no/such/file", "/no/such/file cannot be read"),
                wrong("PAYSESSION_CONFIG", "/no/such/file", "serve", "/no/such/file cannot be read"),
                wrong("serve --config " + file("typo", "prot=" + SECRET), "unknown setting: prot"),
                wrong("serve --config " + file("value", "port=high"), "--port"),
                wrong("serve --data-dir " + file("a-file", "x"), "not a directory")));
    }

    /** What somebody else may have prepared: neither believed nor written to. */
    @Test
    void a_data_directory_that_others_have_prepared() throws Exception {
        Path planted = prepared("planted-key", "rwx------");
        Path key = Files.writeString(planted.resolve("master-key"), MasterKeyFiles.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Path linked = prepared("linked-log", "rwx------");
        Path victim = Files.writeString(directory.resolve("victim"), "untouched");
        Path unusedLog = Files.createSymbolicLink(linked.resolve("postgres.log"), victim);
        Path open = prepared("open", "rwxrwxrwx");
        assertRefused(List.of(
                wrong("serve --data-dir " + planted, "master-key can be read or written by others"),
                wrong("serve --data-dir " + linked, "postgres.log is a symbolic link"),
                wrong("merchant add SHOP --data-dir " + linked, "postgres.log is a symbolic link"),
                wrong("serve --data-dir " + open, "can be written by everybody")));
        assertThat(victim).hasContent("untouched");
        assertThat(open).isEmptyDirectory();
    }

    private Path prepared(String name, String mode) throws Exception {
        Path made = Files.createDirectory(directory.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
        return made;
    }

    @Test
    void a_database_that_cannot_be_used() throws Exception {
        Path keyFile = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        String key = " --master-key-file " + keyFile;
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String good = "serve --port 0 --management-port 0 " + String.join(" ", database.options(keyFile));
            String wrongPassword = file("wrong-password", SECRET);
            String nobody = "jdbc:postgresql://127.0.0.1:" + PostgresServer.freePort() + "/paysession";
            assertRefused(List.of(
                    wrong("serve --database-url " + database.url(), "needs a master key"),
                    wrong("serve --database-url postgres://u:" + SECRET + "@host/db" + key, "jdbc:postgresql:"),
                    wrong(
                            "serve --database-url jdbc:postgresql://host:x/db?password=" + SECRET + key,
                            "must look like"),
                    wrong(
                            "serve --database-url jdbc:postgresql://u:" + SECRET + "@127.0.0.1:1/db" + key,
                            "must not hold"),
                    wrong("serve --database-url " + nobody + "?password=" + SECRET + key, "cannot be reached"),
                    wrong(good.replace(database.url(), database.url() + "2"), "no such database"),
                    wrong(good.replace(database.passwordFile().toString(), wrongPassword), "refuses user paysession"),
                    wrong(good.replace(database.passwordFile().toString(), "/no/file"), "/no/file cannot be read"),
                    wrong(good.replace("--database-pool-size 8", "--database-pool-size 0"), "--database-pool-size"),
                    wrong(good.replace("-port 0", "-port " + taken.getLocalPort()), "--management-port"),
                    wrong(
                            good.replace("--port 0", "--port " + taken.getLocalPort()),
                            ":" + taken.getLocalPort() + " cannot be used"),
                    wrong(good + " --require-synchronous-standby", "has no synchronous standby"),
                    wrong("serve --require-synchronous-standby", "--require-synchronous-standby is for a database"),
                    wrong("serve --database-transaction-pooling", "--database-transaction-pooling is for a database"),
                    wrong(good + " --host no.such.host.invalid", "no.such.host.invalid")));
            tls(good);
        }
    }

    private void tls(String good) throws Exception {
        TlsPair pair = TlsPair.make(directory, "EC");
        String junk = file("junk.pem", "-----BEGIN PRIVATE KEY-----", SECRET, "-----END PRIVATE KEY-----");
        String old = file("old.pem", "-----BEGIN RSA PRIVATE KEY-----", SECRET, "-----END RSA PRIVATE KEY-----");
        String certificate = " --tls-cert " + pair.certificate();
        assertRefused(List.of(
                wrong("serve" + certificate, "go together"),
                wrong("serve --client-trust " + pair.certificate(), "--client-trust needs --tls-cert"),
                wrong(good + certificate + " --tls-key " + pair.key() + " --client-trust " + junk, "junk.pem"),
                wrong("serve --tls-key " + pair.key(), "go together"),
                wrong(good + certificate + " --tls-key /no/such/key", "/no/such/key"),
                wrong(good + " --tls-cert /no/such/cert --tls-key " + pair.key(), "/no/such/cert"),
                wrong(good + certificate + " --tls-key " + junk, "TLS key"),
                wrong(good + certificate + " --tls-key " + old, "PKCS #8"),
                wrong(good + " --tls-cert " + pair.key() + " --tls-key " + pair.key(), "certificate")));
    }

    @Test
    void a_certificate_and_a_key_that_do_not_belong_together() throws Exception {
        Path certificate = TlsPair.make(directory, "EC").certificate();
        Path key = TlsPair.make(directory, "RSA").key();
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"))) {
            String[] options = database.options(MasterKeyFiles.write(directory, MasterKeyFiles.key()));
            String good = "serve --port 0 --management-port 0 " + String.join(" ", options);
            assertRefused(List.of(wrong(good + " --tls-cert " + certificate + " --tls-key " + key, "TLS")));
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
