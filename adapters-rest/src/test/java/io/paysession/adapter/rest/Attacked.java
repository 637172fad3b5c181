package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.application.session.SessionSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A server under attack, with a session that must survive it byte by byte. */
final class Attacked implements AutoCloseable {
    static final String MERCHANT = "/api/rest/version/72/merchant/TESTSHOP01";
    static final String CREDENTIALS = RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD);

    final RestServer server;
    /** The witness' URL. */
    final String session;

    private final String before;

    /** Bytes that no well-behaved client sends, and what they may be answered with. */
    record Attack(String name, byte[] bytes, boolean thenSilence, List<Integer> statuses) {
        static Attack of(String name, byte[] bytes, Integer... statuses) {
            return new Attack(name, bytes, false, List.of(statuses));
        }

        static Attack of(String name, String bytes, Integer... statuses) {
            return of(name, bytes.getBytes(ISO_8859_1), statuses);
        }

        /** The client says that it has nothing more to say, though it has. */
        static Attack cutOff(String name, String bytes, Integer... statuses) {
            return new Attack(name, bytes.getBytes(ISO_8859_1), true, List.of(statuses));
        }
    }

    Attacked() throws IOException {
        this(Duration.ofSeconds(60));
    }

    Attacked(Duration patience) throws IOException {
        server = new RestServer(SessionSettings.DEFAULT, patience);
        session = newSession();
        Reply filled = send(put(session, """
                {"order":{"amount":"12.50","currency":"EUR","reference":"witness"},"sourceOfFunds":{"type":"CARD",
                "provided":{"card":{"number":"5123450000000008","expiry":{"month":"1","year":"39"},"securityCode":"100"}}}}
                """));
        assertThat(filled.status()).as(filled.raw()).isEqualTo(200);
        before = retrieve();
    }

    int port() {
        return server.adapter.port();
    }

    String newSession() throws IOException {
        Reply created = send(request("POST", MERCHANT + "/session", "").getBytes(ISO_8859_1));
        Matcher id = Pattern.compile("SESSION[A-Z0-9]{28}").matcher(created.body());
        assertThat(id.find()).as(created.raw()).isTrue();
        return MERCHANT + "/session/" + id.group();
    }

    Reply send(byte[] bytes) throws IOException {
        return RawHttp.exchange(port(), bytes, false);
    }

    String retrieve() throws IOException {
        Reply retrieved = send(request("GET", session, "").getBytes(ISO_8859_1));
        assertThat(retrieved.status()).as(retrieved.raw()).isEqualTo(200);
        return retrieved.body();
    }

    /** One test for each attack: a documented answer in the gateway's form, and the witness unharmed. */
    Stream<DynamicTest> tests(Stream<Attack> attacks) {
        return attacks.map(attack -> DynamicTest.dynamicTest(attack.name(), () -> {
            Reply reply = RawHttp.exchange(port(), attack.bytes(), attack.thenSilence());
            assertThat(reply.status()).as(reply.raw()).isIn(attack.statuses());
            boolean head = new String(attack.bytes(), ISO_8859_1).startsWith("HEAD ");
            GatewayForm.check(reply, !head);
            assertThat(reply.raw())
                    .as("no credentials")
                    .doesNotContain(CREDENTIALS.substring(6))
                    .doesNotContain(reply.status() < 400 ? "canary" : session.substring(session.indexOf("SESSION")));
            assertThat(retrieve()).isEqualTo(before);
        }));
    }

    /** A request with the merchant's credentials; {@code extra} are headers and what follows them. */
    static String request(String method, String path, String extra) {
        return method + " " + path + " HTTP/1.1\r\nHost: shop.example\r\nAuthorization: " + CREDENTIALS + "\r\n"
                + (extra.isEmpty() ? "\r\n" : extra);
    }

    static byte[] put(String path, String body) {
        return put(path, "", body.getBytes(UTF_8));
    }

    static byte[] put(String path, String headers, byte[] body) {
        return withBody("PUT", path, headers, body);
    }

    static byte[] withBody(String method, String path, String headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = request(method, path, headers + "Content-Length: " + body.length + "\r\n\r\n");
        bytes.writeBytes(head.getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.close();
    }
}
