package io.paysession.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import io.paysession.bootstrap.testing.TlsPair;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs a server relies on: HTTPS, health, metrics, and a way back after the database was away. */
class OperationsIT {
    private final Path directory;
    private PostgresServer database;
    private Path key;

    OperationsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start() {
        database = PostgresServer.start(directory.resolve("database"));
        key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private PaysessionProcess serve(TlsPair pair, String... more) {
        String[] tls = {
            "--merchant",
            "SHOP:password",
            "--tls-cert",
            pair.certificate().toString(),
            "--tls-key",
            pair.key().toString()
        };
        String[] all = java.util.stream.Stream.of(database.options(key), tls, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        return Launch.fast(directory).serve(all);
    }

    @Test
    void https_with_an_rsa_key() throws Exception {
        TlsPair pair = TlsPair.make(directory, "RSA");
        try (PaysessionProcess server = serve(pair)) {
            assertThat(server.url()).hasScheme("https");
            Session session = new Gateway(server.url(), pair.client()).create("SHOP", "password", 25);
            assertThat(session.update("{\"order\":{\"amount\":\"1\"}}").status())
                    .isEqualTo(200);
            assertThat(server.stop()).isZero();
            assertThat(server.complaints()).isEmpty();
        }
    }

    @Test
    void https_with_an_ec_key_and_health_while_the_database_goes_and_comes() throws Exception {
        TlsPair pair = TlsPair.make(directory, "EC");
        int port = PostgresServer.freePort();
        try (PaysessionProcess server = serve(pair, "--management-port", Integer.toString(port))) {
            Gateway managed = new Gateway(URI.create("http://127.0.0.1:" + port));
            Gateway gateway = new Gateway(server.url(), pair.client());
            Gateway.Answer information = gateway.get("/api/rest/version/100/information");
            assertThat(information.status()).isEqualTo(200);
            assertThat(information.first("status")).isEqualTo("OPERATING");
            assertThat(information.first("gatewayVersion")).startsWith("paysession-");
            Session session = gateway.create("SHOP", "password", 25);
            assertThat(managed.get("/health/ready").status()).isEqualTo(200);
            assertThat(gateway.get("/health/live").status())
                    .as("not where clients are")
                    .isEqualTo(404);

            withoutTheDatabase(managed, session);

            Await.until(
                    Duration.ofSeconds(30),
                    "ready again",
                    () -> managed.get("/health/ready").status() == 200);
            assertThat(session.retrieve().status()).isEqualTo(200);
            assertThat(managed.get("/metrics").body())
                    .contains("# TYPE paysession_http_requests_seconds histogram")
                    .contains("paysession_http_requests_seconds_count{operation=\"CREATE_SESSION\",status=\"201\"} 1")
                    .contains("jvm_memory_used_bytes", "paysession_database_connections")
                    .doesNotContain(session.id());
        }
    }

    /** The loopback network has many addresses; one that is not the clients' shows whose the management is. */
    @Test
    void management_answers_get_and_head_on_an_address_of_its_own() throws Exception {
        int port = PostgresServer.freePort();
        String[] options =
                database.options(key, "--management-host", "127.0.0.2", "--management-port", Integer.toString(port));
        try (PaysessionProcess server = Launch.fast(directory).serve(options)) {
            for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
                HttpResponse<String> got = management(port, "GET", path);
                HttpResponse<String> head = management(port, "HEAD", path);
                assertThat(got.statusCode()).as(path).isEqualTo(200);
                assertThat(got.body()).as(path).isNotEmpty();
                assertThat(head.statusCode()).as(path).isEqualTo(200);
                assertThat(head.body()).as(path).isEmpty();
                for (String method : List.of("POST", "DELETE", "OPTIONS")) {
                    HttpResponse<String> refused = management(port, method, path);
                    assertThat(refused.statusCode()).as(method + path).isEqualTo(405);
                    assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
                }
            }
            assertThat(management(port, "HEAD", "/nowhere").statusCode()).isEqualTo(404);
            assertThat(unreadable(port))
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("Content-Type: application/json")
                    .endsWith("{\"status\":\"UNKNOWN\"}");
            assertThat(server.stop()).isZero();
            assertThat(server.complaints()).isEmpty();
        }
    }

    /** What is answered to a path that no HTTP server can read, and no client of the JDK would send. */
    private static String unreadable(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.2", port)) {
            socket.getOutputStream().write("GET /%zz HTTP/1.1\r\nHost: it\r\n\r\n".getBytes(US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static HttpResponse<String> management(int port, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void withoutTheDatabase(Gateway managed, Session session) {
        database.stop();
        Await.until(
                Duration.ofSeconds(30),
                "not ready",
                () -> managed.get("/health/ready").status() == 503);
        assertThat(managed.get("/health/live").status()).isEqualTo(200);
        Gateway.Answer outage = session.retrieve();
        assertThat(outage.status()).as("an outage, not a fault").isEqualTo(503);
        assertThat(outage.first("cause")).isEqualTo("SERVER_BUSY");
        database.startAgain();
    }
}
