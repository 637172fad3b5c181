package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.session.SessionSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How long an answer waits for what a terminal makes of a request. */
class SessionPatienceTest {
    private static final String COMMIT = "{\"apiOperation\":\"COMMIT\",\"transaction\":{\"amount\":\"6.40\"}}";
    private static final Duration FOREVER = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** A server with one terminal and one session on it, and what the client sees. */
    private static final class Shop implements AutoCloseable {
        final RestServer server;
        private final String session;

        Shop(Duration wait, String... scripts) throws Exception {
            server = new RestServer(
                    SessionSettings.DEFAULT, Duration.ofSeconds(60), new RestSettings.Terminals(wait, 100));
            assertThat(send("PUT", "/T1", """
                    {"terminal":{"family":"APOLLO","address":"tcp://127.0.0.1:7001","currency":"EUR"}}""").statusCode()).isEqualTo(201);
            plays("ONLINE");
            session = start("r-1");
            plays(scripts);
        }

        String start(String reference) throws Exception {
            HttpResponse<String> started = send("POST", "/T1/session", """
                    {"session":{"reference":"%s"},"order":{"amount":"25.00","currency":"EUR"}}""".formatted(reference));
            assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
            return "/T1/session/" + started.body().replaceFirst("(?s).*(TS[A-Z2-7]{20}).*", "$1");
        }

        void plays(String... scripts) {
            for (String script : scripts) {
                server.driver.plays("T1", script);
            }
        }

        CompletableFuture<Void> soon(Runnable terminal) {
            return CompletableFuture.runAsync(terminal);
        }

        String ask(String body) throws Exception {
            return status(send("PUT", session, body));
        }

        private static String status(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body().replaceFirst("(?s).*\"reference\":\"r-\\d+\",\"status\":\"([A-Z_]+)\".*", "$1");
        }

        private HttpResponse<String> send(String method, String path, String body)
                throws IOException, InterruptedException {
            return server.send(HttpRequest.newBuilder(server.uri(Attacked.MERCHANT + "/terminal" + path))
                    .header("Authorization", Attacked.CREDENTIALS)
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static final String[] APPROVED = {"card", "authorizing", "approved 11"};

    private interface Asking {
        String of(Shop shop) throws Exception;
    }

    private static Duration time(Shop shop, Asking request, String expected) throws Exception {
        long start = System.nanoTime();
        assertThat(request.of(shop)).isEqualTo(expected);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void an_answer_comes_as_soon_as_the_terminal_has_confirmed() throws Exception {
        try (Shop shop = new Shop(FOREVER, APPROVED)) {
            CompletableFuture<Void> terminal = shop.soon(() -> shop.plays("confirmed"));
            assertThat(time(shop, s -> s.ask(COMMIT), "COMMITTED")).isLessThan(SOON);
            terminal.get();
        }
    }

    @Test
    void an_answer_comes_when_another_process_is_in_charge() throws Exception {
        try (Shop shop = new Shop(FOREVER, APPROVED)) {
            CompletableFuture<Void> terminal = shop.soon(() -> shop.server.driver.playsUnheard("T1", "confirmed"));
            assertThat(time(shop, s -> s.ask(COMMIT), "COMMITTED")).isLessThan(SOON);
            terminal.get();
        }
    }

    @Test
    void a_terminal_that_does_not_confirm_is_not_waited_for_longer_than_set() throws Exception {
        Duration wait = Duration.ofMillis(300);
        try (Shop shop = new Shop(wait, APPROVED)) {
            assertThat(time(shop, s -> s.ask(COMMIT), "COMMITTING")).isBetween(wait, SOON);
            assertThat(time(shop, s -> s.ask(COMMIT), "COMMITTING")).isBetween(wait, SOON);
        }
    }

    @Test
    void a_terminal_that_is_not_online_is_not_waited_for() throws Exception {
        try (Shop shop = new Shop(FOREVER, APPROVED)) {
            shop.plays("OFFLINE");
            assertThat(time(shop, s -> s.ask("{\"apiOperation\":\"VOID\"}"), "VOIDING"))
                    .isLessThan(SOON);
        }
    }

    @Test
    void a_cancellation_is_over_when_the_session_is() throws Exception {
        try (Shop shop = new Shop(FOREVER, "card", "authorizing")) {
            CompletableFuture<Void> terminal = shop.soon(() -> shop.plays("cancelled"));
            assertThat(time(shop, s -> s.ask("{\"apiOperation\":\"CANCEL\"}"), "CANCELLED"))
                    .isLessThan(SOON);
            terminal.get();
        }
    }

    @Test
    void a_cancellation_of_which_nobody_knows_the_end_is_not_waited_for() throws Exception {
        try (Shop shop = new Shop(FOREVER, "card", "authorizing")) {
            CompletableFuture<Void> terminal = shop.soon(() -> shop.plays("cancellation-lost"));
            assertThat(time(shop, s -> s.ask("{\"apiOperation\":\"CANCEL\"}"), "UNKNOWN"))
                    .isLessThan(SOON);
            terminal.get();
        }
    }

    @Test
    void a_late_approval_of_a_cancelled_session_is_waited_for_until_it_is_released() throws Exception {
        try (Shop shop = new Shop(FOREVER, "card", "authorizing")) {
            CompletableFuture<Void> terminal = shop.soon(() -> shop.plays("late 11", "confirmed"));
            assertThat(time(shop, s -> s.ask("{\"apiOperation\":\"CANCEL\"}"), "VOIDED"))
                    .isLessThan(SOON);
            terminal.get();
        }
    }

    @Test
    void whoever_waits_keeps_nobody_else_from_being_answered() throws Exception {
        try (Shop shop = new Shop(Duration.ofSeconds(3), APPROVED)) {
            List<CompletableFuture<String>> waiting = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                waiting.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return shop.ask(COMMIT);
                            } catch (Exception failure) {
                                throw new IllegalStateException(failure);
                            }
                        },
                        work -> new Thread(work).start()));
            }
            Object first = CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new))
                    .get();
            assertThat(first).as("beyond a hundred nobody waits").isEqualTo("COMMITTING");
            assertThat(time(shop, s -> Shop.status(s.send("GET", s.session, "")), "COMMITTING"))
                    .isLessThan(SOON);
            shop.plays("confirmed");
            long committed = 0;
            for (CompletableFuture<String> answer : waiting) {
                committed += answer.get().equals("COMMITTED") ? 1 : 0;
            }
            assertThat(committed).isPositive();
        }
    }
}
