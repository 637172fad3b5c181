package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.Tool;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import io.paysession.bootstrap.testing.TlsPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merchants that show a certificate, from the operator's command to the running server. */
class ClientCertificatesIT {
    private final Path directory;
    private final Path key;

    ClientCertificatesIT(@TempDir Path directory) {
        this.directory = directory;
        this.key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
    }

    @Test
    void a_running_server_follows_what_is_set() throws Exception {
        TlsPair identity = TlsPair.make(directory, "EC");
        TlsPair client = TlsPair.make(directory, "RSA");
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"));
                PaysessionProcess server = Launch.fast(directory)
                        .serve(database.options(
                                key,
                                "--merchant",
                                "SHOP:password",
                                "--tls-cert",
                                identity.certificate().toString(),
                                "--tls-key",
                                identity.key().toString(),
                                "--client-trust",
                                client.certificate().toString()))) {
            Gateway shop = new Gateway(server.url(), identity.clientShowing(client));
            Gateway others = new Gateway(server.url(), identity.client());
            assertThat(create(shop, "").status()).isEqualTo(401);

            assertThat(set(database, "--certificate", client.fingerprint()))
                    .contains("certificates: sha256:"
                            + client.fingerprint().replace(":", "").toLowerCase(java.util.Locale.ROOT) + "; suffices");
            assertThat(create(shop, "").status()).as("at once").isEqualTo(201);
            assertThat(create(others, "").status()).isEqualTo(401);

            assertThat(set(database, "--certificate-use", "required")).contains("; required\n");
            String password = Gateway.basic("SHOP", "password");
            Await.until(
                    Duration.ofSeconds(30),
                    "the password alone is refused",
                    () -> create(others, password).status() == 401);
            assertThat(create(shop, "").status()).isEqualTo(401);
            assertThat(create(shop, password).status()).isEqualTo(201);
            Session session = shop.create("SHOP", "password", 5);
            assertThat(new Session(others, "SHOP", "", session.id())
                            .updateAsPayer("{\"sourceOfFunds\":{\"provided\":{\"card\":{\"nameOnCard\":\"A\"}}}}")
                            .status())
                    .isEqualTo(200);

            assertThat(set(
                            database,
                            "--certificate",
                            "CN=Shop, O=Nobody",
                            "--remove-certificate",
                            client.fingerprint()))
                    .contains("certificates: subject:cn=shop,o=nobody; required");
            Await.until(
                    Duration.ofSeconds(30),
                    "the certificate is not the merchant's any more",
                    () -> create(shop, password).status() == 401);
            assertThat(server.stop()).isZero();
            assertThat(server.stderr()).doesNotContain("ERROR", "Exception", "password");
        }
    }

    private static Gateway.Answer create(Gateway gateway, String authorization) {
        return gateway.send("POST", Gateway.sessions("SHOP"), authorization, "{}");
    }

    private String set(PostgresServer database, String... change) {
        List<String> arguments = new ArrayList<>(List.of("merchant", "set", "SHOP"));
        arguments.addAll(List.of(change));
        arguments.addAll(List.of(database.options(key)));
        Launch.Outcome outcome = Tool.run(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        return outcome.stdout().strip();
    }
}
