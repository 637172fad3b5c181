package io.paysession.adapter.rest;

import static io.paysession.adapter.rest.Attacked.MERCHANT;
import static io.paysession.adapter.rest.Attacked.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.Attacked.Attack;
import io.paysession.adapter.rest.RawHttp.Reply;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Requests that are wrong before anybody looks at their bodies: paths, versions, methods, headers, credentials. */
@SuppressWarnings("NullAway.Init")
class BrokenHttpTest {
    private static Attacked attacked;

    @BeforeAll
    static void start() throws IOException {
        attacked = new Attacked();
    }

    @AfterAll
    static void stop() {
        attacked.close();
    }

    @TestFactory
    Stream<DynamicTest> paths_that_lead_nowhere_are_refused() {
        String session = attacked.session;
        String card = GatewayForm.CARD;
        String encoded = card.replaceAll("(.)", "%3$1");
        List<String> paths = List.of(
                "/",
                "/api",
                "/api/",
                "//",
                "/api/rest",
                "/api/rest/version",
                "/api/rest/version/72/merchant",
                MERCHANT,
                MERCHANT + "/",
                MERCHANT + "/order/1/transaction/1",
                MERCHANT + "%2Fsession",
                MERCHANT + "%2fsession%2f" + card,
                session + "/x",
                session + "%2F",
                session + ";a=b",
                session + ";",
                session + "%00",
                session + "%zz",
                session + "%",
                session + "%ff",
                session + "%c0%af",
                session + "%0d%0aa:b",
                session + "%u0041",
                session + "\u00e4",
                session + "\u00ff",
                session + "\u0000",
                session + "\\",
                session + "\"",
                session + "^`{}",
                session.replace("/session/", "//session/"),
                session.replace("/session/", "/./session/"),
                session.replace("/session/", "/%2e/session/"),
                session.replace("/session/", "/../session/"),
                session.replace("/session/", "/%2e%2e/session/"),
                session.replace("/session/", "/%252e%252e/session/"),
                session.replace("/session/", "/..;/session/"),
                session.replace("TESTSHOP01", "TESTSHOP01;x"),
                session.replace("TESTSHOP01", "TESTSHOP01%20"),
                session.replace("TESTSHOP01", "%00"),
                session.replace("TESTSHOP01", "a".repeat(41)),
                session.replace("TESTSHOP01", card),
                session.replace("TESTSHOP01", encoded),
                session.replace("TESTSHOP01", GatewayForm.HEX_PASSWORD),
                session.replace("/72/", "/0/"),
                session.replace("/72/", "/101/"),
                session.replace("/72/", "/-1/"),
                session.replace("/72/", "/072/"),
                session.replace("/72/", "/72.0/"),
                session.replace("/72/", "/%37x/"),
                session.replace("/72/", "/" + card + "/"),
                session.replace("/72/", "/" + encoded + "/"),
                session.replace("/72/", "/\u0667/"),
                session.replace("/72/", "/%D9%A7/"),
                "/api/rest/version/" + encoded + "/x",
                "/api/rest/version/" + card + "/merchant/" + card + "/x",
                "/api/rest/version/72/merchant/" + encoded + "/x",
                "/api/rest/version/4508%207500%201574%201019/merchant/a/b",
                MERCHANT + "/session/" + card,
                MERCHANT + "/session/" + GatewayForm.HEX_PASSWORD,
                MERCHANT + "/session/%F0%9F%98%80%E2%80%AE",
                MERCHANT + "/session/" + "S".repeat(3000),
                MERCHANT.toUpperCase(java.util.Locale.ROOT) + "/session",
                "/api/rest/version/72/merchant/TESTSHOP01/session/..%2f..%2f..%2fetc%2fpasswd");
        return attacked.tests(paths.stream()
                .flatMap(path -> Stream.of("GET", "PUT", "POST")
                        .map(method -> Attack.of(
                                method + " " + path,
                                request(method, path, "Content-Length: 0\r\n\r\n"),
                                400,
                                401,
                                404,
                                405))));
    }

    @TestFactory
    Stream<DynamicTest> targets_that_are_no_paths_are_refused() {
        return attacked.tests(Stream.of(
                Attack.of("relative", request("GET", "api", ""), 400),
                Attack.of("empty", request("GET", "", ""), 400),
                Attack.of("another host", request("GET", "http://evil.example" + attacked.session, ""), 400),
                Attack.of("no host", request("GET", "http:///x", ""), 400),
                Attack.of("a wrong port", request("GET", "http://shop.example:-1/", ""), 400),
                Attack.of("a user", request("GET", "http://a:" + GatewayForm.CARD + "@shop.example/", ""), 400, 404),
                Attack.of("another scheme", request("GET", "ftp://shop.example" + attacked.session, ""), 200, 400, 404),
                Attack.of("an asterisk", request("GET", "*", ""), 400, 404),
                Attack.of("all options", request("OPTIONS", "*", ""), 204, 400, 404),
                Attack.of("a tunnel", request("CONNECT", "evil.example:443", ""), 400, 405),
                Attack.of("a long one", request("GET", "/" + "a".repeat(20_000), ""), 414),
                Attack.of("a long query", request("GET", attacked.session + "?" + "a".repeat(20_000), ""), 414),
                Attack.of("spaces", request("GET", "/a b c", ""), 400)));
    }

    @TestFactory
    Stream<DynamicTest> what_follows_the_path_does_not_matter() {
        return attacked.tests(Stream.of(
                        "?", "?a=b", "?" + GatewayForm.CARD, "?a=%2525&b&&==", "?session=x&a[]=1", "#a", "/")
                .map(end -> Attack.of(end, request("GET", attacked.session + end, ""), 200)));
    }

    @TestFactory
    Stream<DynamicTest> other_versions_of_http_are_refused() {
        return attacked.tests(Stream.of(
                        "",
                        " HTTP/0.9",
                        " HTTP/1.2",
                        " HTTP/2.0",
                        " HTTP/2",
                        " HTTP/3",
                        " HTTP/11",
                        " HTTP/-1.1",
                        " HTTX/1.1",
                        " HTTP",
                        " HTTP/1.1 x",
                        " " + GatewayForm.CARD)
                .map(version -> Attack.cutOff(
                        "version" + version,
                        request("GET", attacked.session, "").replace(" HTTP/1.1", version),
                        400)));
    }

    @TestFactory
    Stream<DynamicTest> garbage_is_refused() {
        return attacked.tests(Stream.of(
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        "\u0000\u0001\u0002\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000\u0001",
                        "garbage\r\n\r\n",
                        "GET\r\n\r\n",
                        "GET /\r\n\r\n",
                        " GET / HTTP/1.1\r\n\r\n",
                        "{}\r\n\r\n",
                        "{\"a\":1}",
                        "\u00ff".repeat(3000),
                        "SSH-2.0-x\r\n",
                        "HELO x\r\n",
                        GatewayForm.CARD + "\r\n\r\n")
                .map(bytes -> Attack.cutOff("garbage " + bytes, bytes, 400)));
    }

    @TestFactory
    Stream<DynamicTest> other_methods_are_refused() {
        return attacked.tests(Stream.of(
                        "FOO",
                        "TRACE",
                        "HEAD",
                        "PATCH",
                        "DELETE",
                        "PROPFIND",
                        "get",
                        "Put",
                        "BEFORE",
                        "AFTER",
                        "INVALID",
                        "BEFORE_MATCHED",
                        "AFTER_MATCHED",
                        "WEBSOCKET_BEFORE_UPGRADE",
                        "WEBSOCKET_AFTER_UPGRADE",
                        GatewayForm.CARD,
                        GatewayForm.HEX_PASSWORD,
                        "A".repeat(5000),
                        "G-E_T.")
                .flatMap(method -> Stream.of(attacked.session, "/nowhere", MERCHANT + "/session")
                        // Terminals know DELETE, so that it may be sent anywhere.
                        .filter(path -> !(method + path).equals("DELETE/nowhere"))
                        .map(path -> Attack.of(method + " " + path, request(method, path, ""), 405))));
    }

    @TestFactory
    Stream<DynamicTest> methods_that_are_no_words_are_refused() {
        return attacked.tests(Stream.of("G@T", "G T", "\u00e4", "(", "\"GET\"", "GET\u0000", "CONNECT")
                .map(method -> Attack.of(method, request(method, attacked.session, ""), 400, 405)));
    }

    @TestFactory
    Stream<DynamicTest> headers_that_are_none_are_refused() {
        return attacked.tests(Stream.of(
                        "Bad Name: x",
                        ": x",
                        "NoColon",
                        "X : y",
                        "X: a\r\n folded",
                        "X: \u0000",
                        "X: \u0001",
                        "X\u00e4: y",
                        "Host: other.example",
                        "Host:",
                        "(): x",
                        GatewayForm.CARD)
                .map(header -> Attack.of(header, request("GET", attacked.session, header + "\r\n\r\n"), 400)));
    }

    @TestFactory
    Stream<DynamicTest> hosts_that_are_none_are_refused() {
        return attacked.tests(Stream.of(
                        "", "Host: \r\n", "Host: a b\r\n", "Host: a:99999\r\n", "Host: a:b\r\n", "Host: [::\r\n")
                .map(host -> Attack.of(
                        "host " + host,
                        request("GET", attacked.session, "").replace("Host: shop.example\r\n", host),
                        400)));
    }

    @TestFactory
    Stream<DynamicTest> too_much_of_headers_is_refused() {
        String many =
                IntStream.range(0, 2000).mapToObj(i -> "X" + i + ": a\r\n").collect(Collectors.joining());
        return attacked.tests(Stream.of(
                Attack.of("a long one", request("GET", attacked.session, "X: " + "a".repeat(17_000) + "\r\n\r\n"), 431),
                Attack.of("a long name", request("GET", attacked.session, "a".repeat(17_000) + ": x\r\n\r\n"), 431),
                Attack.of("many", request("GET", attacked.session, many + "\r\n"), 431)));
    }

    @TestFactory
    Stream<DynamicTest> headers_of_other_trades_do_no_harm() {
        return attacked.tests(Stream.of(
                        "Cookie: \u007f=;;$",
                        "Cookie: a=\"; " + GatewayForm.CARD,
                        "Connection: foo",
                        "Forwarded: for=;;;",
                        "Range: bytes=9-1",
                        "If-Match: *",
                        "If-None-Match: *",
                        "If-Modified-Since: x",
                        "Accept: ;;;",
                        "Accept: text/html",
                        "Accept-Encoding: gzip",
                        "Origin: null",
                        "Origin: https://" + GatewayForm.CARD,
                        "Accept-Language: ;;q=x",
                        "X-HTTP-Method-Override: DELETE",
                        "X-Forwarded-For: ' or 1=1",
                        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
                        "Upgrade: h2c",
                        "Sec-WebSocket-Key: x",
                        "Expect: 200-ok",
                        "Expect: 100-continue",
                        "Max-Forwards: 0")
                .map(header -> Attack.of(
                        header, request("GET", attacked.session, header + "\r\n\r\n"), 200, 400, 404, 405, 417)));
    }

    @Test
    void a_page_may_read_what_the_server_itself_refuses() throws IOException {
        Reply reply = attacked.send(
                request("GET", "/a b c", "Origin: https://shop.example\r\n\r\n").getBytes(ISO_8859_1));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("access-control-allow-origin")).isEqualTo("*");
        Reply tooLong = attacked.send(request("GET", attacked.session, "X: " + "a".repeat(17_000) + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        assertThat(tooLong.status()).isEqualTo(431);
        assertThat(tooLong.header("access-control-allow-origin")).isEqualTo("*");
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws IOException {
        try (RawHttp connection = new RawHttp(attacked.port())) {
            String good = request("GET", attacked.session, "");
            String broken = request("PUT", attacked.session, "Content-Length: 1\r\n\r\n{");
            String nowhere = request("GET", "/nowhere", "");
            String broken2 = "GET / HTTP/9\r\n\r\n";
            connection.send((good + broken + nowhere + good + broken2 + good).getBytes(ISO_8859_1));
            for (int expected : new int[] {200, 400, 404, 200, 400}) {
                Reply reply = connection.receive(true);
                assertThat(reply.status()).as(reply.raw()).isEqualTo(expected);
                GatewayForm.check(reply, true);
            }
            assertThat(connection.isClosed()).isTrue();
        }
    }
}
