package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paysession.adapter.rest.RestSettings.TlsFiles;
import io.paysession.adapter.rest.tls.TlsFilesWatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final TestCertificates certificates;
    private TlsFiles files;
    private RestServer server;

    TlsTest(@TempDir Path directory) {
        this.directory = directory;
        this.certificates = new TestCertificates(directory);
    }

    @BeforeEach
    void start() throws Exception {
        files = certificates.makeServer("first").write("first");
        server = new RestServer(files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void speaks_http_2_and_http_1_1_and_says_that_it_is_to_be_asked_by_tls_only() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            try (Client client = new Client(version)) {
                HttpResponse<String> made =
                        client.send("POST", "/session", "{\"session\":{\"authenticationLimit\":5}}");
                assertThat(made.version()).isEqualTo(version);
                assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
                assertThat(made.headers().firstValue("Strict-Transport-Security"))
                        .contains("max-age=31536000");
                assertThat(made.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
                HttpResponse<String> nowhere = client.send("GET", "/nowhere", "");
                assertThat(nowhere.statusCode()).isEqualTo(404);
                assertThat(nowhere.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(client.send("POST", "/session", "x".repeat(600_000)).statusCode())
                        .isEqualTo(413);
                assertThat(client.send("POST", "/session", "{}").statusCode())
                        .as("the next one")
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void many_requests_share_a_connection() throws Exception {
        try (Client client = new Client(HttpClient.Version.HTTP_2)) {
            assertThat(client.send("POST", "/session", "{}").statusCode()).isEqualTo(201);
            var answers = IntStream.range(0, 300)
                    .mapToObj(unusedIndex -> client.later("POST", "/session", "{}"))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
            }
        }
    }

    @Test
    void speaks_no_cipher_without_authentication_or_without_ephemeral_keys() throws Exception {
        for (String suite : new String[] {
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_GCM_SHA256"
        }) {
            try (SSLSocket socket = connect("first")) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                socket.setEnabledCipherSuites(new String[] {suite});
                assertThatThrownBy(socket::startHandshake).as(suite).isInstanceOf(SSLException.class);
            }
        }
        try (SSLSocket socket = connect("first")) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getCipherSuite()).contains("_GCM_");
        }
    }

    @Test
    void new_connections_see_a_replaced_certificate_and_open_ones_go_on() throws Exception {
        Certificate second = certificates.makeServer("second").certificate("second");
        try (SSLSocket open = connect("first")) {
            assertThat(ask(open)).contains("OPERATING");
            assertThat(certificates.write("second")).isEqualTo(files);
            await(() -> shown().equals(second));
            assertThat(ask(open)).contains("OPERATING");
        }
    }

    @Test
    void broken_files_change_nothing_and_are_told_of_once() throws Exception {
        Certificate before = shown();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(TlsFilesWatch.class);
        logger.addAppender(log);
        try {
            Files.writeString(directory.resolve("server.key"), "not a key");
            await(() -> log.list.stream()
                    .anyMatch(event -> event.getFormattedMessage().contains("are not used")));
            assertThat(shown()).isEqualTo(before);
            assertThat(certificates.makeServer("third").write("third")).isEqualTo(files);
            await(() -> shown().equals(certificates.certificate("third")));
            assertThat(log.list.stream().filter(event -> event.getLevel() == Level.WARN))
                    .hasSize(1);
        } finally {
            logger.detachAppender(log);
        }
    }

    private Certificate shown() throws Exception {
        String[] all = directory.resolve("all.p12").toFile().exists() ? names() : new String[0];
        try (SSLSocket socket = connect(all)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private String[] names() {
        return java.util.stream.Stream.of("first", "second", "third")
                .filter(name -> {
                    try {
                        return certificates.certificate(name) != null;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toArray(String[]::new);
    }

    private SSLSocket connect(String... trusted) throws Exception {
        SSLSocket socket = (SSLSocket)
                certificates.client(trusted).getSocketFactory().createSocket("127.0.0.1", server.adapter.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static String ask(SSLSocket socket) throws Exception {
        socket.getOutputStream()
                .write("GET /api/rest/version/100/information HTTP/1.1\r\nHost: x\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(answer.toString()).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** The merchant's program, over one version of HTTP. */
    private final class Client implements AutoCloseable {
        private final HttpClient client;

        Client(HttpClient.Version version) throws Exception {
            client = HttpClient.newBuilder()
                    .version(version)
                    .sslContext(certificates.client("first"))
                    .build();
        }

        HttpResponse<String> send(String method, String path, String body) throws Exception {
            return later(method, path, body).get();
        }

        Future<HttpResponse<String>> later(String method, String path, String body) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.adapter.port()
                            + "/api/rest/version/100/merchant/" + RestServer.MERCHANT + path))
                    .timeout(PATIENCE)
                    .header("Authorization", RestServer.basic("merchant." + RestServer.MERCHANT, RestServer.PASSWORD))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            // Closing a client is not in Java 17; it ends with its last reference.
        }
    }
}
