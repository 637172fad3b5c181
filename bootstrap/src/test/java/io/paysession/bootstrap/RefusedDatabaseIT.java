package io.paysession.bootstrap;

import static io.paysession.bootstrap.RefusedStarts.SECRET;

import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.TlsPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake that is seen with a database only is told in one line, and without the secret that may be in it. */
class RefusedDatabaseIT {
    private static Path directory;
    private static PostgresServer database;
    private static RefusedStarts starts;
    private static Path keyFile;
    private static String good;

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = parent;
        starts = new RefusedStarts(directory);
        keyFile = starts.masterKey();
        database = PostgresServer.start(directory.resolve("database"));
        good = "serve --port 0 --management-port 0 " + String.join(" ", database.options(keyFile));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Path newDirectory() throws IOException {
        return Files.createTempDirectory(directory, "tls");
    }

    @Test
    void acquirers_that_make_no_sense() throws Exception {
        starts.assertRefused(List.of(
                starts.wrong(good + " --sandbox-faults " + SECRET, "the sandbox knows latency"),
                starts.wrong(good + " --sandbox-faults silent-after=2", "the sandbox does something wrong"),
                starts.wrong(good + " --sandbox-expiry-dates 13/30=DECLINED", "an expiry date of the sandbox"),
                starts.wrong(
                        good + " --acquirer-gateway sandbox=" + starts.gateway("named", ""), "cannot be named sandbox"),
                starts.wrong(
                        good + " --acquirer-gateway bank=" + starts.gateway("clear", "address=http://gateway.example"),
                        "must be reached by https"),
                starts.wrong(
                        good + " --acquirer-gateway bank=" + starts.gateway("hasty", "answer-time=PT0S"),
                        "answer-time"),
                starts.wrong(good + " --acquirer-gateway bank=" + starts.gateway("trust", "trust=password"), "trusted"),
                starts.wrong(
                        "merchant set SHOP --end-line-of-business " + String.join(" ", database.options(keyFile)),
                        "needs --line-of-business")));
    }

    @Test
    void a_database_that_cannot_be_used() throws Exception {
        String key = " --master-key-file " + keyFile;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String wrongPassword = starts.file("wrong-password", SECRET);
            String nobody = "jdbc:postgresql://127.0.0.1:" + PostgresServer.freePort() + "/paysession";
            starts.assertRefused(List.of(
                    starts.wrong("serve --database-url " + database.url(), "needs a master key"),
                    starts.wrong("serve --database-url postgres://u:" + SECRET + "@host/db" + key, "jdbc:postgresql:"),
                    starts.wrong(
                            "serve --database-url jdbc:postgresql://host:x/db?password=" + SECRET + key,
                            "must look like"),
                    starts.wrong(
                            "serve --database-url jdbc:postgresql://u:" + SECRET + "@127.0.0.1:1/db" + key,
                            "must not hold"),
                    starts.wrong("serve --database-url " + nobody + "?password=" + SECRET + key, "cannot be reached"),
                    starts.wrong(good.replace(database.url(), database.url() + "2"), "no such database"),
                    starts.wrong(
                            good.replace(database.passwordFile().toString(), wrongPassword), "refuses user paysession"),
                    starts.wrong(
                            good.replace(database.passwordFile().toString(), "/no/file"), "/no/file cannot be read"),
                    starts.wrong(
                            good.replace("--database-pool-size 8", "--database-pool-size 0"), "--database-pool-size"),
                    starts.wrong(good.replace("-port 0", "-port " + taken.getLocalPort()), "--management-port"),
                    starts.wrong(
                            good.replace("--port 0", "--port " + taken.getLocalPort()),
                            ":" + taken.getLocalPort() + " cannot be used"),
                    starts.wrong(good + " --require-synchronous-standby", "has no synchronous standby"),
                    starts.wrong(
                            "serve --require-synchronous-standby", "--require-synchronous-standby is for a database"),
                    starts.wrong(
                            "serve --database-transaction-pooling", "--database-transaction-pooling is for a database"),
                    starts.wrong(good + " --host no.such.host.invalid", "no.such.host.invalid")));
        }
    }

    @Test
    void a_certificate_and_a_key_that_do_not_belong_together() throws Exception {
        Path certificate = TlsPair.make(newDirectory(), "EC").certificate();
        Path key = TlsPair.make(newDirectory(), "RSA").key();
        starts.assertRefused(List.of(starts.wrong(good + " --tls-cert " + certificate + " --tls-key " + key, "TLS")));
    }

    @Test
    void tls_files_that_cannot_be_used() throws Exception {
        TlsPair pair = TlsPair.make(newDirectory(), "EC");
        String junk = starts.file("junk.pem", "-----BEGIN PRIVATE KEY-----", SECRET, "-----END PRIVATE KEY-----");
        String old = starts.file("old.pem", "-----BEGIN RSA PRIVATE KEY-----", SECRET, "-----END RSA PRIVATE KEY-----");
        String certificate = " --tls-cert " + pair.certificate();
        starts.assertRefused(List.of(
                starts.wrong("serve" + certificate, "go together"),
                starts.wrong("serve --client-trust " + pair.certificate(), "--client-trust needs --tls-cert"),
                starts.wrong(good + certificate + " --tls-key " + pair.key() + " --client-trust " + junk, "junk.pem"),
                starts.wrong("serve --tls-key " + pair.key(), "go together"),
                starts.wrong(good + certificate + " --tls-key /no/such/key", "/no/such/key"),
                starts.wrong(good + " --tls-cert /no/such/cert --tls-key " + pair.key(), "/no/such/cert"),
                starts.wrong(good + certificate + " --tls-key " + junk, "TLS key"),
                starts.wrong(good + certificate + " --tls-key " + old, "PKCS #8"),
                starts.wrong(good + " --tls-cert " + pair.key() + " --tls-key " + pair.key(), "certificate")));
    }
}
