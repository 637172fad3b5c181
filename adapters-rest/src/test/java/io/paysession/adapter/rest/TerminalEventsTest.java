package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paysession.adapter.rest.RawHttp.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** Streams of events on plain sockets. */
@ResourceLock("the log")
@SuppressWarnings("NullAway.Init")
class TerminalEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_STREAMS = 3;
    /** How long a stop would wait for a stream that does not end. */
    private static final Duration DRAIN = Duration.ofSeconds(60);
    /** Less than that, however slow the machine is. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private RestServer server;
    private ListAppender<ILoggingEvent> log;

    @BeforeEach
    void start() throws IOException {
        log = new ListAppender<>();
        log.start();
        root().addAppender(log);
        server = RestServer.draining(DRAIN, PATIENCE, new RestSettings.Terminals(Duration.ofSeconds(2), MOST_STREAMS));
        register("T1", 7001);
    }

    @AfterEach
    void stop() {
        server.close();
        root().detachAppender(log);
        assertThat(log.list.stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN)))
                .as("no noise")
                .isEmpty();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private Reply send(String method, String path, String body) throws IOException {
        return RawHttp.exchange(
                server.adapter.port(),
                Attacked.withBody(method, Attacked.MERCHANT + "/terminal" + path, "", body.getBytes(ISO_8859_1)),
                false);
    }

    private void register(String terminal, int port) throws IOException {
        Reply registered = send("PUT", "/" + terminal, """
            {"terminal":{"family":"APOLLO","address":"tcp://127.0.0.1:%d","currency":"EUR"}}\
            """.formatted(port));
        assertThat(registered.status()).as(registered.raw()).isEqualTo(201);
    }

    private String startSession(String reference) throws IOException {
        Reply started = send("POST", "/T1/session", """
            {"session":{"reference":"%s"},"order":{"amount":"25.00","currency":"EUR"}}\
            """.formatted(reference));
        assertThat(started.status()).as(started.raw()).isEqualTo(201);
        Matcher id = Pattern.compile("TS[A-Z2-7]{20}").matcher(started.body());
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private EventListener listen(String extra) throws IOException {
        EventListener listener = new EventListener(server.adapter.port(), "T1", extra);
        listener.accepted();
        return listener;
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void tells_what_happens_from_now_on() throws IOException {
        server.driver.plays("T1", "ONLINE");
        try (EventListener listener = listen("")) {
            String id = startSession("r-1");
            server.driver.plays("T1", "card H4SH 541333xxxxxx4111");
            server.driver.plays("T1", "OFFLINE");
            List<String> started = listener.event();
            List<String> card = listener.event();
            assertThat(started.get(0)).matches("id: [0-9]+");
            assertThat(started.get(1)).isEqualTo("event: session");
            assertThat(started.get(2))
                    .startsWith("data: {\"session\":{")
                    .contains("\"id\":\"" + id + "\"", "\"reference\":\"r-1\"", "\"reason\":\"REQUESTED\"")
                    .contains("\"status\":\"SCANNING\"", "\"time\":\"2026-11-22T10:00:00.000Z\"")
                    .endsWith("\"terminal\":{\"id\":\"T1\"},\"time\":\"2026-11-22T10:00:00.000Z\"}");
            assertThat(card.get(2))
                    .contains("\"cardHash\":\"H4SH\"", "\"maskedPan\":\"541333xxxxxx4111\"")
                    .contains("\"reason\":\"CARD_READ\"", "\"status\":\"AUTHORIZING\"");
            assertThat(listener.event())
                    .hasSize(3)
                    .endsWith(
                            "event: terminal",
                            "data:"
                                    + " {\"terminal\":{\"id\":\"T1\",\"status\":\"OFFLINE\"},\"time\":\"2026-11-22T10:00:00.000Z\"}");
        }
    }

    @Test
    void goes_on_where_a_client_left_off() throws IOException {
        String id;
        List<List<String>> seen = new ArrayList<>();
        try (EventListener listener = listen("")) {
            id = startSession("r-1");
            server.driver.plays("T1", "card");
            seen.add(listener.event());
            seen.add(listener.event());
        }
        server.driver.plays("T1", "authorizing");
        server.driver.plays("T1", "approved 11");
        for (int known = 0; known < 2; known++) {
            String position = seen.get(known).get(0).substring(4);
            try (EventListener listener = listen("Last-Event-ID: " + position + "\r\n")) {
                List<String> reasons = new ArrayList<>();
                for (int i = known; i < 3; i++) {
                    List<String> event = listener.event();
                    assertThat(event.get(2)).contains(id);
                    reasons.add(event.get(2).replaceFirst(".*\"reason\":\"([A-Z_]+)\".*", "$1"));
                }
                assertThat(reasons)
                        .isEqualTo(List.of("CARD_READ", "AUTHORIZATION_STARTED", "APPROVED")
                                .subList(known, 3));
            }
        }
    }

    @Test
    void nothing_is_lost_between_many_events_and_many_connections() throws IOException {
        int events = 450;
        EventListener first = listen("");
        startSession("r-1");
        server.driver.plays("T1", "card");
        server.driver.plays("T1", "authorizing");
        server.driver.plays("T1", "approved 11");
        for (int i = 4; i < events; i++) {
            server.driver.plays("T1", "metered 100");
        }
        String position = "0";
        EventListener listener = first;
        for (int i = 1; i <= events; i++) {
            List<String> event = listener.event();
            assertThat(event.get(0)).isEqualTo("id: " + i);
            position = event.get(0).substring(4);
            if (i % 170 == 0) {
                listener.close();
                until("the last one has ended", () -> server.adapter.streams() == 0);
                listener = listen("Last-Event-ID: " + position + "\r\n");
            }
        }
        listener.close();
    }

    @Test
    void a_heartbeat_keeps_the_connection_alive() throws IOException {
        long start = System.nanoTime();
        try (EventListener listener = listen("")) {
            while (System.nanoTime() - start < PATIENCE.multipliedBy(2).toNanos()) {
                assertThat(listener.block()).containsExactly(": heartbeat");
            }
            server.driver.plays("T1", "ONLINE");
            assertThat(listener.event().get(1)).isEqualTo("event: terminal");
        }
    }

    @Test
    void hears_what_another_process_does_too() throws IOException {
        try (EventListener listener = listen("")) {
            server.driver.playsUnheard("T1", "ONLINE");
            assertThat(listener.event().get(1)).isEqualTo("event: terminal");
        }
    }

    @Test
    void nothing_is_left_of_a_client_that_has_gone() throws IOException {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < MOST_STREAMS; i++) {
                listen("").close();
            }
            until("streams end", () -> server.adapter.streams() == 0);
        }
    }

    @Test
    void a_merchant_may_listen_so_often_only() throws IOException {
        List<EventListener> listeners = new ArrayList<>();
        for (int i = 0; i < MOST_STREAMS; i++) {
            listeners.add(listen(""));
        }
        Reply busy = send("GET", "/T1/events", "");
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.body()).contains("SERVER_BUSY");
        assertThat(busy.header("retry-after")).isEqualTo("10");
        listeners.remove(0).close();
        until("a place is free again", () -> server.adapter.streams() < MOST_STREAMS);
        listeners.add(listen(""));
        for (EventListener listener : listeners) {
            listener.close();
        }
    }

    @Test
    void ends_with_the_terminal() throws IOException {
        try (EventListener listener = listen("")) {
            assertThat(send("DELETE", "/T1", "").status()).isEqualTo(200);
            assertThat(listener.endsWell()).isTrue();
        }
        assertThat(server.adapter.streams()).isZero();
    }

    /** Else whoever has an old password would go on hearing of cards for as long as the connection lives. */
    @Test
    @Timeout(60)
    void ends_with_the_credentials() throws IOException {
        try (EventListener listener = listen("")) {
            assertThat(server.merchants.remove(RestServer.MERCHANT)).isTrue();
            assertThat(listener.endsWell()).isTrue();
        }
    }

    @Test
    void does_not_keep_the_server_from_stopping() throws IOException {
        try (EventListener listener = listen("")) {
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
            assertThat(listener.endsWell()).isTrue();
        }
        assertThat(server.adapter.streams()).isZero();
    }

    @Test
    void a_client_that_does_not_read_keeps_nobody_waiting() throws IOException {
        startSession("r-1");
        server.driver.plays("T1", "card");
        server.driver.plays("T1", "authorizing");
        server.driver.plays("T1", "approved 11");
        for (int i = 0; i < 20_000; i++) {
            server.driver.plays("T1", "metered 100");
        }
        try (EventListener stalled = listen("Last-Event-ID: 0\r\n")) {
            untilNothingMoreIsTaken();
            EventListener listener = listen("");
            server.driver.plays("T1", "ONLINE");
            assertThat(listener.event().get(1)).isEqualTo("event: terminal");
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
            assertThat(stalled.endsWell()).isFalse();
            listener.close();
        }
    }

    /** The connection takes no more, so that the server looks for nothing more to write. */
    private void untilNothingMoreIsTaken() {
        int[] looks = {-1};
        long[] since = {0};
        until("the stream stands still", () -> {
            int now = server.looks.get();
            since[0] = now == looks[0] ? since[0] : System.nanoTime();
            looks[0] = now;
            return System.nanoTime() - since[0] > Duration.ofSeconds(1).toNanos();
        });
    }

    @Test
    void a_client_that_never_reads_is_hung_up_on() throws IOException {
        startSession("r-1");
        server.driver.plays("T1", "card");
        server.driver.plays("T1", "authorizing");
        server.driver.plays("T1", "approved 11");
        for (int i = 0; i < 20_000; i++) {
            server.driver.plays("T1", "metered 100");
        }
        try (EventListener stalled = listen("Last-Event-ID: 0\r\n")) {
            until("the stream ends", () -> server.adapter.streams() == 0);
            assertThat(stalled.endsWell()).isFalse();
        }
    }
}
