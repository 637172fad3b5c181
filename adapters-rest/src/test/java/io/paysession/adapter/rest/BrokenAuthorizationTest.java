package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.Attacked.Attack;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Credentials that are none. */
@SuppressWarnings("NullAway.Init")
class BrokenAuthorizationTest {
    private static Attacked attacked;

    @BeforeAll
    static void start() throws IOException {
        attacked = new Attacked();
    }

    @AfterAll
    static void stop() {
        attacked.close();
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
    }

    @TestFactory
    Stream<DynamicTest> credentials_that_cannot_be_read_are_refused() {
        String right = "merchant.TESTSHOP01:" + RestServer.PASSWORD;
        List<String> headers = List.of(
                "",
                "Basic",
                "Basic ",
                "Basic  ",
                "Basic !!!",
                "Basic YQ",
                "Basic =",
                "Basic ====",
                "Basic YQ==YQ==",
                "Basic\u00a0YQ==",
                "Bearer x",
                "Bearer " + GatewayForm.TOKEN,
                "Digest username=\"a\"",
                "Negotiate",
                ",",
                "\"",
                Attacked.CREDENTIALS.substring(6),
                "Bearer " + Attacked.CREDENTIALS.substring(6),
                Attacked.CREDENTIALS + ",",
                Attacked.CREDENTIALS + " x",
                Attacked.CREDENTIALS + ", " + Attacked.CREDENTIALS,
                Attacked.CREDENTIALS + "\r\nAuthorization: " + Attacked.CREDENTIALS,
                Attacked.CREDENTIALS + "\r\nauthorization: Basic YTpi",
                "Basic YTpi\r\nAuthorization: " + Attacked.CREDENTIALS,
                basic("nocolon"),
                basic(":"),
                basic(":" + RestServer.PASSWORD),
                basic("merchant.TESTSHOP01"),
                basic("merchant.TESTSHOP01:"),
                basic("TESTSHOP01:" + RestServer.PASSWORD),
                basic(right + " "),
                basic(right + "\u0000"),
                basic(right + "\n"),
                basic("Merchant.TESTSHOP01:" + RestServer.PASSWORD),
                basic("merchant.testshop01:" + RestServer.PASSWORD),
                basic("merchant.TESTSHOP01\u0000:" + RestServer.PASSWORD),
                basic("merchant.:x"),
                basic("merchant.\u0000:\u0000"),
                basic("\u00ff\u00fe:x"),
                basic("merchant.x:" + "p".repeat(5000)),
                basic("merchant." + "x".repeat(5000) + ":p"),
                basic("merchant.TESTSHOP02:" + RestServer.PASSWORD),
                basic("merchant.TESTSHOP01:" + GatewayForm.HEX_PASSWORD),
                basic("merchant.TESTSHOP01:SESSIONABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                basic("merchant." + GatewayForm.CARD + ":" + GatewayForm.TOKEN),
                "Basic " + "A".repeat(8192),
                "\u00ff\u00fe");
        return attacked.tests(headers.stream()
                .flatMap(header -> Stream.of("GET", "PUT")
                        .map(method -> Attack.of(
                                method + " " + header,
                                Attacked.request(method, attacked.session, "Content-Length: 0\r\n\r\n")
                                        .replaceFirst(
                                                "Authorization: [^\r]*",
                                                "Authorization: " + header.replace("$", "\\$")),
                                401))));
    }

    @TestFactory
    Stream<DynamicTest> characters_that_no_header_may_hold_are_refused() {
        return attacked.tests(Stream.of("Basic \u0000", "Basic YQ\u0001", "Basic YQ\u0000==")
                .map(header -> Attack.of(
                        header,
                        Attacked.request("GET", attacked.session, "")
                                .replaceFirst("Authorization: [^\r]*", "Authorization: " + header),
                        400)));
    }

    @Test
    void wrong_credentials_ask_for_no_others_and_missing_ones_do() throws IOException {
        String get = Attacked.request("GET", attacked.session, "");
        String none = get.replaceFirst("Authorization: [^\r]*\r\n", "");
        String script = none.replaceFirst("Host", "Origin: null\r\nHost");
        String wrong = get.replaceFirst("Authorization: [^\r]*", "Authorization: Basic YTpi");
        assertThat(attacked.send(none.getBytes(ISO_8859_1)).header("www-authenticate"))
                .startsWith("Basic ");
        assertThat(attacked.send(script.getBytes(ISO_8859_1)).header("www-authenticate"))
                .isEmpty();
        assertThat(attacked.send(wrong.getBytes(ISO_8859_1)).header("www-authenticate"))
                .isEmpty();
    }
}
