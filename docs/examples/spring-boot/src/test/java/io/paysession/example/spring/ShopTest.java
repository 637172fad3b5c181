package io.paysession.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, over HTTP, on a real database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class ShopTest {
    private static final String PASSWORD = "choose-a-long-one-0123456789";
    private static final EmbeddedPostgres DATABASE = start();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    /** It ends with the JVM, after the service. */
    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE.getJdbcUrl("postgres", "postgres"));
        registry.add("paysession.master-keys", () -> Base64.getEncoder().encodeToString(new byte[32]));
        registry.add("shop.password", () -> PASSWORD);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString(("merchant.MYSHOP:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void makes_a_session_lets_it_be_filled_and_shows_it_masked() throws Exception {
        HttpResponse<String> made = send("POST", "/checkout", "");
        assertThat(made.statusCode()).isEqualTo(201);
        Matcher session = Pattern.compile("\"(SESSION[^\"]+)\"").matcher(made.body());
        assertThat(session.find()).as(made.body()).isTrue();
        String path = "/api/rest/version/72/merchant/MYSHOP/session/" + session.group(1);

        HttpResponse<String> filled = send(
                "PUT",
                path,
                "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\",\"securityCode\":\"100\"}}}}");
        assertThat(filled.body()).contains("\"updateStatus\":\"SUCCESS\"");
        HttpResponse<String> read = send("GET", path, "");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("512345xxxxxx0008").doesNotContain("5123450000000008");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM payments.payment_session", Integer.class))
                .isEqualTo(1);

        HttpResponse<String> lost = send("GET", "/api/rest/version/72/merchant/MYSHOP/nowhere", "");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.body()).contains("\"result\":\"ERROR\"");
    }

    @Test
    void tells_how_it_is() throws Exception {
        assertThat(send("GET", "/actuator/health", "").body()).contains("\"paysession\":{\"status\":\"UP\"}");
        assertThat(send("GET", "/actuator/metrics/paysession.housekeeping.done", "").body())
                .contains("purge");
    }
}
