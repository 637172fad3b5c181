package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.adapter.rest.RestSettings.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What callers may have and hold, so that none of them can take the server from the others. */
@ResourceLock("the log")
class LimitsTest {
    private static final String SESSIONS = Attacked.MERCHANT + "/session";
    private static final String STRANGER = "POST " + SESSIONS + " HTTP/1.1\r\nHost: shop.example\r\n";
    private static final String WRONG =
            "Authorization: " + RestServer.basic("merchant.TESTSHOP01", "not-the-password") + "\r\n";
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofSeconds(60);

    private static Limits limits(long bodyBytes, int connectionsPerSource) {
        return new Limits(bodyBytes, 1_000, connectionsPerSource, 0, 16 * 1024, SHORT, SHORT, LONG);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String chunk(int length) {
        return Integer.toHexString(length) + "\r\n" + "x".repeat(length) + "\r\n";
    }

    private static Reply send(RestServer server, String request) throws IOException {
        return RawHttp.exchange(server.adapter.port(), bytes(request), false);
    }

    private static String create() {
        return Attacked.request("POST", SESSIONS, "");
    }

    @Test
    void a_stranger_is_refused_as_soon_as_the_body_is_long() throws IOException {
        try (RestServer server = new RestServer(limits(1 << 24, 0));
                RawHttp connection = new RawHttp(server.adapter.port())) {
            // Nearly half a megabyte is announced; it is never sent, and never waited for.
            connection.send(bytes(STRANGER + WRONG + "Content-Length: 500000\r\n\r\n" + "x".repeat(20_000)));
            Reply reply = connection.receive(true);
            GatewayForm.check(reply, true);
            assertThat(reply.status()).as(reply.raw()).isEqualTo(401);
        }
    }

    @Test
    void a_stranger_has_little_time_for_a_body() throws IOException {
        try (RestServer server = new RestServer(limits(1 << 24, 0));
                RawHttp connection = new RawHttp(server.adapter.port())) {
            connection.send(bytes(STRANGER + "Content-Length: 100\r\n\r\n{"));
            Reply reply = connection.receive(true);
            GatewayForm.check(reply, true);
            assertThat(reply.status()).as(reply.raw()).isEqualTo(408);
        }
    }

    @Test
    void a_merchant_may_send_more_and_take_longer() throws IOException {
        try (RestServer server = new RestServer(limits(1 << 24, 0));
                RawHttp connection = new RawHttp(server.adapter.port())) {
            String body = "{\"order\":{\"description\":\"" + " ".repeat(20_000) + "\"}}";
            connection.send(bytes(Attacked.request("POST", SESSIONS, "Content-Length: " + body.length() + "\r\n\r\n")));
            long later = System.nanoTime() + SHORT.multipliedBy(2).toNanos();
            while (System.nanoTime() < later) {
                Thread.onSpinWait();
            }
            connection.send(bytes(body));
            // What is wrong with it is told to whoever was heard to the end.
            assertThat(connection.receive(true).status()).isIn(201, 400);
        }
    }

    @Test
    void a_body_that_announces_too_much_is_refused_before_it_comes() throws IOException {
        try (RestServer server = new RestServer(limits(1 << 24, 0));
                RawHttp connection = new RawHttp(server.adapter.port())) {
            connection.send(bytes(Attacked.request("POST", SESSIONS, "Content-Length: 600000\r\n\r\n")));
            Reply reply = connection.receive(true);
            GatewayForm.check(reply, true);
            assertThat(reply.status()).as(reply.raw()).isEqualTo(413);
        }
    }

    @Test
    void bodies_share_a_budget_and_give_it_back() throws IOException {
        try (RestServer server = new RestServer(limits(600_000, 0))) {
            List<RawHttp> slow = new ArrayList<>();
            boolean refused = false;
            for (int i = 0; i < 10 && !refused; i++) {
                RawHttp connection = new RawHttp(server.adapter.port());
                slow.add(connection);
                connection.send(bytes(
                        Attacked.request("POST", SESSIONS, "Transfer-Encoding: chunked\r\n\r\n") + chunk(200_000)));
                refused = refusedAfter(connection, server);
            }
            assertThat(refused).as("the budget is used up at some time").isTrue();
            for (RawHttp connection : slow) {
                connection.close();
            }
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            int status = 0;
            while (status != 400 && System.nanoTime() < end) {
                status = send(
                                server,
                                Attacked.request("POST", SESSIONS, "Transfer-Encoding: chunked\r\n\r\n")
                                        + chunk(200_000) + "0\r\n\r\n")
                        .status();
            }
            assertThat(status).as("no JSON, but read").isEqualTo(400);
        }
    }

    /** Whether the connection, or a small request beside it, is refused because there is no room. */
    private static boolean refusedAfter(RawHttp connection, RestServer server) throws IOException {
        Reply small = send(server, create());
        assertThat(small.status()).as("what has no body needs no room").isEqualTo(201);
        if (!connection.hasAnswer()) {
            return false;
        }
        Reply reply = connection.receive(true);
        assertThat(reply.status()).as(reply.raw()).isEqualTo(503);
        assertThat(reply.body()).contains("SERVER_BUSY");
        assertThat(reply.header("retry-after")).isEqualTo("10");
        return true;
    }

    @Test
    void three_hundred_slow_bodies_keep_nobody_waiting() throws IOException {
        try (RestServer server = new RestServer(
                new Limits(1 << 24, 1_000, 0, 0, 16 * 1024, Duration.ofSeconds(60), Duration.ofSeconds(60), LONG))) {
            List<RawHttp> slow = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                RawHttp connection = new RawHttp(server.adapter.port());
                slow.add(connection);
                connection.send(bytes(Attacked.request("POST", SESSIONS, "Content-Length: 100\r\n\r\n{")));
            }
            assertThat(send(server, create()).status()).isEqualTo(201);
            for (RawHttp connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void a_header_that_drips_for_ever_is_cut_off() throws IOException {
        try (RestServer server = new RestServer(limits(1 << 24, 0));
                RawHttp connection = new RawHttp(server.adapter.port())) {
            connection.send(bytes("GET / HTTP/1.1\r\nX-Drip: "));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            boolean cut = false;
            while (!cut && System.nanoTime() < end) {
                cut = isCut(connection);
            }
            assertThat(cut).isTrue();
        }
    }

    private static boolean isCut(RawHttp connection) {
        try {
            connection.send(bytes("x"));
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void a_store_that_is_away_while_a_stranger_is_looked_up_costs_nothing_for_good() throws IOException {
        try (RestServer server = new RestServer(limits(200_000, 0))) {
            server.merchantsAway.away = true;
            for (int i = 0; i < 30; i++) {
                Reply away = send(server, STRANGER + WRONG + "Content-Length: 40000\r\n\r\n" + "x".repeat(40_000));
                assertThat(away.status()).as(away.raw()).isEqualTo(503);
                assertThat(away.body()).contains("SERVER_BUSY");
            }
            server.merchantsAway.away = false;
            Reply read = send(
                    server, Attacked.request("POST", SESSIONS, "Content-Length: 100000\r\n\r\n" + "x".repeat(100_000)));
            assertThat(read.status()).as("no JSON, but there was room for it").isEqualTo(400);
        }
    }

    /** As long as it reads a little now and then, the server's own limit of silence would never end it. */
    @Test
    void answers_that_are_not_read_are_not_kept() throws IOException {
        Limits hasty = new Limits(1 << 24, 1_000, 0, 0, 16 * 1024, SHORT, SHORT, SHORT);
        try (RestServer server = new RestServer(hasty);
                RawHttp connection = new RawHttp(server.adapter.port())) {
            byte[] requests =
                    bytes(("GET /api/rest/version/72/information HTTP/1.1\r\nHost: shop.example\r\n\r\n").repeat(100));
            CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> sendUntilClosed(connection, requests));
            assertThat(cut).succeedsWithin(Duration.ofSeconds(40));
            assertThat(send(server, create()).status()).isEqualTo(201);
        }
    }

    private static void sendUntilClosed(RawHttp connection, byte[] bytes) {
        try {
            while (true) {
                connection.send(bytes);
            }
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    @Test
    void sources_behind_a_trusted_proxy_are_told_apart_and_the_proxy_is_not_limited() throws IOException {
        Limits one = new Limits(1 << 24, 1_000, 1, 1, 16 * 1024, LONG, LONG, LONG);
        RestSettings.TrustedProxies here = new RestSettings.TrustedProxies(io.vavr.collection.List.of("127.0.0.0/8"));
        try (RestServer server = new RestServer(one, here);
                RawHttp first = new RawHttp(server.adapter.port())) {
            first.send(bytes(slow("192.0.2.1")));
            awaitStatus(server, "192.0.2.1", 503);
            awaitStatus(server, "192.0.2.2", 201);
            awaitStatus(server, "192.0.2.2, 192.0.2.1", 503);
        }
        try (RestServer server = new RestServer(one);
                RawHttp first = new RawHttp(server.adapter.port())) {
            first.send(bytes(Attacked.request("POST", SESSIONS, "X-Forwarded-For: 192.0.2.1\r\n\r\n")));
            assertThat(first.receive(true).status()).isEqualTo(201);
            try (RawHttp second = new RawHttp(server.adapter.port())) {
                assertThat(isRefused(second)).as("a stranger is not believed").isTrue();
            }
        }
    }

    private static String slow(String source) {
        return Attacked.request("POST", SESSIONS, "X-Forwarded-For: " + source + "\r\nContent-Length: 100\r\n\r\n{");
    }

    private static void awaitStatus(RestServer server, String source, int status) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int found = 0;
        while (found != status && System.nanoTime() < end) {
            found = send(server, Attacked.request("POST", SESSIONS, "X-Forwarded-For: " + source + "\r\n\r\n"))
                    .status();
        }
        assertThat(found).isEqualTo(status);
    }

    @Test
    void one_source_has_so_many_connections_and_no_more() throws IOException {
        try (RestServer server = new RestServer(limits(1 << 24, 5))) {
            List<RawHttp> held = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                RawHttp connection = new RawHttp(server.adapter.port());
                connection.send(bytes(create()));
                assertThat(connection.receive(true).status()).isEqualTo(201);
                held.add(connection);
            }
            try (RawHttp tooMany = new RawHttp(server.adapter.port())) {
                assertThat(isRefused(tooMany)).isTrue();
            }
            for (RawHttp connection : held) {
                connection.close();
            }
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            boolean served = false;
            while (!served && System.nanoTime() < end) {
                try (RawHttp again = new RawHttp(server.adapter.port())) {
                    served = !isRefused(again);
                }
            }
            assertThat(served).isTrue();
        }
    }

    private static boolean isRefused(RawHttp connection) {
        try {
            connection.send(bytes(create()));
            return connection.receive(true).status() != 201;
        } catch (IOException closed) {
            return true;
        }
    }
}
