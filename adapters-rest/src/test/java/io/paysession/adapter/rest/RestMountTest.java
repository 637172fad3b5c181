package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RestSettings.Limits;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What our own server does beside the operations, in a server of somebody else. The operations themselves: WireTest. */
class RestMountTest {
    private static final String MERCHANT = "/api/rest/version/100/merchant/TESTSHOP01";
    private static final String CREDENTIALS = RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD);

    private static HttpRequest.Builder create(RestServer server, String body) {
        return HttpRequest.newBuilder(server.uri(MERCHANT + "/session")).POST(BodyPublishers.ofString(body));
    }

    private static String json(int characters) {
        return "{\"correlationId\":\"" + "x".repeat(characters) + "\"}";
    }

    private static Limits limits(long bodyBytes, int requestsPerSource) {
        Limits usual = Limits.standard();
        return new Limits(
                bodyBytes,
                usual.connections(),
                usual.connectionsPerSource(),
                requestsPerSource,
                usual.strangersBytes(),
                usual.strangersTime(),
                usual.headerTime(),
                usual.answerTime());
    }

    @Test
    void a_body_that_is_too_long_is_refused() throws Exception {
        try (RestServer server = RestServer.mounted()) {
            HttpResponse<String> refused =
                    server.send(create(server, json(600_000)).header("Authorization", CREDENTIALS));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("The request's body is longer than 524288 bytes");
            assertThat(refused.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    @Test
    void a_client_that_sends_all_before_it_reads_gets_its_refusal_and_goes_on() throws Exception {
        try (RestServer server = RestServer.mounted();
                RawHttp connection = new RawHttp(server.uri("/").getPort())) {
            String path = server.uri(MERCHANT + "/session").getRawPath();
            String head = "Host: localhost\r\nAuthorization: " + CREDENTIALS + "\r\nContent-Length: ";
            byte[] tooLong = json(600_000).getBytes(StandardCharsets.US_ASCII);
            connection.send(("POST " + path + " HTTP/1.1\r\n" + head + tooLong.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.receive(true).status()).isEqualTo(413);
            connection.send(tooLong);
            connection.send(
                    ("POST " + path + " HTTP/1.1\r\n" + head + "2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.receive(true).status()).isEqualTo(201);
        }
    }

    @Test
    void somebodys_javalin_serves_it_beside_its_own_routes() throws Exception {
        try (RestServer server = RestServer.inSomebodysJavalin()) {
            assertThat(server.send(create(server, "{}").header("Authorization", CREDENTIALS))
                            .statusCode())
                    .isEqualTo(201);
            HttpResponse<String> unknown = server.send(HttpRequest.newBuilder(server.uri("/api/rest/nowhere")));
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).as("in the gateway's form").contains("\"result\":\"ERROR\"");
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/mine"))).body())
                    .isEqualTo("somebody else");
        }
    }

    @Test
    void strangers_send_little() throws Exception {
        try (RestServer server = RestServer.mounted()) {
            assertThat(server.send(create(server, json(100_000))).statusCode()).isEqualTo(401);
            assertThat(server.send(create(server, json(100_000)).header("Authorization", CREDENTIALS))
                            .statusCode())
                    .as("whoever is known is read, and told what is wrong")
                    .isEqualTo(400);
        }
    }

    @Test
    void bodies_hold_no_more_than_all_may_and_give_it_back() throws Exception {
        try (RestServer server = RestServer.mounted(limits(64 * 1024, 0))) {
            for (int i = 0; i < 20; i++) {
                assertThat(server.send(create(server, "{}").header("Authorization", CREDENTIALS))
                                .statusCode())
                        .isEqualTo(201);
            }
            HttpResponse<String> refused =
                    server.send(create(server, json(200_000)).header("Authorization", CREDENTIALS));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void streams_end_with_the_mount_and_count_as_requests_as_long_as_they_are_open() throws Exception {
        RestServer server = RestServer.mounted(limits(1 << 20, 1));
        try {
            HttpRequest.Builder register = HttpRequest.newBuilder(server.uri(MERCHANT + "/terminal/T1"))
                    .header("Authorization", CREDENTIALS)
                    .PUT(
                            BodyPublishers.ofString(
                                    "{\"terminal\":{\"family\":\"APOLLO\",\"address\":\"tcp://127.0.0.1:3201\",\"currency\":\"EUR\"}}"));
            HttpResponse<String> registered = server.send(register);
            assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
            HttpRequest follow = HttpRequest.newBuilder(server.uri(MERCHANT + "/terminal/T1/events"))
                    .header("Authorization", CREDENTIALS)
                    .timeout(Duration.ofSeconds(60))
                    .build();
            HttpResponse<InputStream> stream = server.client.send(follow, BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(server.send(create(server, "{}").header("Authorization", CREDENTIALS))
                            .statusCode())
                    .as("one request of each source, and the stream is one")
                    .isEqualTo(503);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo(": heartbeat");
                server.close();
                assertThat(lines.lines().filter(line -> !line.isEmpty() && !line.startsWith(":")))
                        .isEmpty();
            }
        } finally {
            server.close();
        }
    }
}
