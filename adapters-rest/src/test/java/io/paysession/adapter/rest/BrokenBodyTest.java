package io.paysession.adapter.rest;

import static io.paysession.adapter.rest.Attacked.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.Attacked.Attack;
import io.paysession.adapter.rest.RawHttp.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bodies that are not as long as they say, too long, too slow, or cut into wrong pieces. */
@SuppressWarnings("NullAway.Init")
class BrokenBodyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int FIVE_MEGABYTES = 5_000_000;
    private static Attacked attacked;

    @BeforeAll
    static void start() throws IOException {
        attacked = new Attacked(PATIENCE);
    }

    @AfterAll
    static void stop() {
        attacked.close();
    }

    @TestFactory
    Stream<DynamicTest> a_length_that_lies_is_refused() {
        String put = request("PUT", attacked.session, "Content-Length: ");
        return attacked.tests(Stream.of(
                Attack.cutOff("too long, then silence", put + "100\r\n\r\n{}", 400),
                Attack.of("too long", put + "100\r\n\r\n{}", 400, 408),
                Attack.of("too short", put + "1\r\n\r\n{}GET /", 400),
                Attack.of("negative", put + "-1\r\n\r\n{}", 400),
                Attack.of("signed", put + "+2\r\n\r\n{}", 400),
                Attack.of("hexadecimal", put + "0x2\r\n\r\n{}", 400),
                Attack.of("no number", put + "two\r\n\r\n{}", 400),
                Attack.of("beyond long", put + "99999999999999999999\r\n\r\n{}", 400, 413),
                Attack.cutOff("at the end of long", put + "9223372036854775807\r\n\r\n{}", 400, 413),
                Attack.cutOff("of another body", put + "2147483648\r\n\r\n{}", 400, 413),
                Attack.of("two", put + "2\r\nContent-Length: 3\r\n\r\n{}1", 400),
                Attack.of("a list", put + "2, 3\r\n\r\n{}1", 400),
                Attack.of("with chunks", put + "5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
                Attack.of(
                        "chunks first",
                        put.replace("Content-Length: ", "Transfer-Encoding: chunked\r\n")
                                + "Content-Length: 5\r\n\r\n0\r\n\r\n",
                        400)));
    }

    @TestFactory
    Stream<DynamicTest> wrong_pieces_are_refused() {
        String chunked = request("PUT", attacked.session, "Transfer-Encoding: chunked\r\n\r\n");
        List<String> bodies = List.of(
                "zz\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}X\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "+2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\n{}",
                "7FFFFFFF\r\n{}",
                "80000000\r\n{}",
                "2\r\n{}",
                "2\r\n{",
                "2\r\n{}\r\n",
                "2\r\n{}\r\n0",
                "\r\n",
                "{}",
                ";\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nno trailer\r\n\r\n",
                "2\r\n{x\r\n0\r\n\r\n");
        return attacked.tests(bodies.stream().map(body -> Attack.cutOff("chunks: " + body, chunked + body, 400)));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_transfer_encoding_is_refused() {
        return attacked.tests(Stream.of(
                        "gzip",
                        "chunked, gzip",
                        "chunked, chunked",
                        "identity",
                        "xchunked",
                        "chunked;q=1",
                        "",
                        "chunked\r\nTransfer-Encoding: gzip",
                        "\u000bchunked",
                        "\"chunked\"")
                .map(encoding -> Attack.cutOff(
                        "Transfer-Encoding: " + encoding,
                        request("PUT", attacked.session, "Transfer-Encoding: " + encoding + "\r\n\r\n")
                                + "1\r\n{\r\n0\r\n\r\n",
                        400)));
    }

    @TestFactory
    Stream<DynamicTest> a_client_that_sends_too_much_sees_its_answer() {
        byte[] body = "x".repeat(FIVE_MEGABYTES).getBytes(ISO_8859_1);
        String chunks = "10000\r\n" + "x".repeat(65536) + "\r\n";
        List<Attack> attacks = new ArrayList<>();
        for (String method : List.of("PUT", "POST", "GET", "DELETE", "HEAD", "OPTIONS", "FOO")) {
            for (String path : List.of(attacked.session, "/nowhere", Attacked.MERCHANT + "/session")) {
                Integer[] expected = {200, 204, 404, 405, 413};
                attacks.add(Attack.of(
                        method + " " + path + " with a length", Attacked.withBody(method, path, "", body), expected));
                attacks.add(Attack.of(
                        method + " " + path + " in chunks",
                        request(method, path, "Transfer-Encoding: chunked\r\n\r\n") + chunks.repeat(77) + "0\r\n\r\n",
                        expected));
            }
        }
        attacks.add(Attack.of(
                "without credentials",
                new String(Attacked.withBody("PUT", attacked.session, "", body), ISO_8859_1)
                        .replace("Authorization", "Other"),
                413));
        return attacked.tests(attacks.stream());
    }

    @Test
    void after_too_much_the_connection_still_serves() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            byte[] tooMuch = "x".repeat(FIVE_MEGABYTES).getBytes(ISO_8859_1);
            connection.send(Attacked.put(attacked.session, "", tooMuch));
            assertThat(connection.receive(true).status()).isEqualTo(413);
            connection.send(request("GET", attacked.session, "").getBytes(ISO_8859_1));
            assertThat(connection.receive(true).status()).isEqualTo(200);
        }
    }

    @Test
    void a_body_that_comes_bit_by_bit_is_read() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            byte[] request = Attacked.put(attacked.newSession(), "{\"order\":{\"currency\":\"EUR\"}}");
            for (byte bit : request) {
                connection.send(new byte[] {bit});
            }
            Reply reply = connection.receive(true);
            assertThat(reply.status()).as(reply.raw()).isEqualTo(200);
        }
    }

    @Test
    void a_body_that_stops_coming_is_refused_in_time() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            long end = System.nanoTime() + PATIENCE.multipliedBy(3).dividedBy(2).toNanos();
            connection.send(request("PUT", attacked.session, "Content-Length: 10\r\n\r\n{")
                    .getBytes(ISO_8859_1));
            Reply reply = connection.receive(true);
            // Nobody waits for the rest a second time.
            assertThat(System.nanoTime()).isLessThan(end);
            GatewayForm.check(reply, true);
            assertThat(reply.status()).as(reply.raw()).isEqualTo(408);
        }
    }

    @Test
    void a_body_that_drips_for_ever_is_refused_in_time() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            connection.send(request("PUT", attacked.session, "Content-Length: 1000\r\n\r\n")
                    .getBytes(ISO_8859_1));
            long end = System.nanoTime() + 2 * PATIENCE.toNanos();
            while (!connection.hasAnswer() && System.nanoTime() < end) {
                connection.send(new byte[] {' '});
                LockSupport.parkNanos(100_000_000);
            }
            Reply reply = connection.receive(true);
            GatewayForm.check(reply, true);
            assertThat(reply.status()).as(reply.raw()).isEqualTo(408);
        }
    }

    @Test
    void who_asks_before_sending_is_told_to_go_on() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            String put = request("PUT", attacked.newSession(), "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            connection.send(put.getBytes(ISO_8859_1));
            connection.send("{}".getBytes(ISO_8859_1));
            assertThat(connection.receive(true).status()).isEqualTo(200);
        }
    }

    @Test
    void who_asks_before_sending_to_nowhere_is_refused_at_once() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            String put = request("PUT", "/nowhere", "Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n");
            connection.send(put.getBytes(ISO_8859_1));
            Reply reply = connection.receive(true);
            GatewayForm.check(reply, true);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(connection.isClosed()).isTrue();
        }
    }
}
