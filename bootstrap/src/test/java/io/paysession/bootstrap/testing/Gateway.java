package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API of one server, as a merchant's program sees it. */
public record Gateway(URI url, HttpClient client) {
    private static final HttpClient SHARED =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Gateway(URI url) {
        this(url, SHARED);
    }

    /** A new session of the merchant. */
    public Session create(String merchant, String password, int authenticationLimit) {
        Answer created = send(
                "POST",
                sessions(merchant),
                basic(merchant, password),
                "{\"session\":{\"authenticationLimit\":" + authenticationLimit + "}}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new Session(this, merchant, password, created.ofSession("id"));
    }

    public static String sessions(String merchant) {
        return "/api/rest/version/100/merchant/" + merchant + "/session";
    }

    public static String basic(String merchant, String password) {
        byte[] userAndPassword = ("merchant." + merchant + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword);
    }

    public Answer get(String path) {
        return send("GET", path, "", "");
    }

    /** Sends a form to where clients of name-value pairs send theirs. */
    public Answer form(String body) {
        return exchange(HttpRequest.newBuilder(url.resolve("/api/nvp/version/100"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request; without an Authorization header if that is empty. */
    public Answer send(String method, String path, String authorization, String body) {
        try {
            return trySend(method, path, authorization, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for servers that may be killed meanwhile. */
    public Answer trySend(String method, String path, String authorization, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server answers. */
    public record Answer(int status, String body) {
        /** A member of the group {@code session}. */
        public String ofSession(String name) {
            return find("\"session\"\\s*:\\s*\\{[^}]*\"" + name + "\"\\s*:\\s*\"?([^\",}]+)");
        }

        /** The first member of this name, wherever it is. */
        public String first(String name) {
            return find("\"" + name + "\"\\s*:\\s*\"?([^\",}]+)");
        }

        private String find(String pattern) {
            Matcher member = Pattern.compile(pattern).matcher(body);
            assertThat(member.find()).as("%s in %s", pattern, body).isTrue();
            return member.group(1);
        }
    }
}
