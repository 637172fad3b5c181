package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every member of every document about terminals with every value that it must not have. */
@SuppressWarnings("NullAway.Init")
class TerminalBadInputTest {
    private static final String NO_SESSION = "/T1/session/TSAAAAAAAAAAAAAAAAAAAA";

    private static Attacked attacked;
    private static String session;

    /**
     * One member.
     *
     * @param document the whole document, {@code %s} where the member's value goes
     * @param field    its path, as errors name it
     * @param loose    whether a wrong value may be as good as none: correlation ids, and references are free texts
     */
    private record Member(String method, String path, String document, String field, boolean loose) {
        static Member of(String method, String path, String document, String field) {
            return new Member(method, path, document, field, false);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        attacked = new Attacked();
        Reply registered = send("PUT", "/T1", terminal("\"APOLLO\"", "\"tcp://127.0.0.1:7001\"", "\"EUR\""));
        assertThat(registered.status()).as(registered.raw()).isEqualTo(201);
        Reply started = send("POST", "/T1/session", session("\"witness\"", "\"25.00\"", "\"EUR\"", ""));
        assertThat(started.status()).as(started.raw()).isEqualTo(201);
        session = "/T1/session/" + started.body().replaceFirst("(?s).*(TS[A-Z2-7]{20}).*", "$1");
        for (String script : List.of("card", "authorizing", "approved 11")) {
            attacked.server.driver.plays("T1", script);
        }
    }

    @AfterAll
    static void stop() {
        attacked.close();
    }

    private static String terminal(String family, String address, String currency) {
        return "{\"terminal\":{\"family\":%s,\"address\":%s,\"currency\":%s}}".formatted(family, address, currency);
    }

    private static String session(String reference, String amount, String currency, String rest) {
        return "{\"session\":{\"reference\":%s},\"order\":{\"amount\":%s,\"currency\":%s}%s}"
                .formatted(reference, amount, currency, rest);
    }

    private static Reply send(String method, String path, String body) throws IOException {
        return RawHttp.exchange(
                attacked.port(),
                Attacked.withBody(method, Attacked.MERCHANT + "/terminal" + path, "", body.getBytes(UTF_8)),
                false);
    }

    private static List<Member> members() {
        String eur = "\"EUR\"";
        String start = "/T1/session";
        return List.of(
                Member.of("PUT", "/T9", terminal("%s", "\"tcp://127.0.0.1:7009\"", eur), "terminal.family"),
                Member.of("PUT", "/T9", terminal("\"P6X\"", "%s", eur), "terminal.address"),
                Member.of("PUT", "/T9", terminal("\"P6X\"", "\"tcp://127.0.0.1:7009\"", "%s"), "terminal.currency"),
                Member.of("PUT", "/T9", "{\"terminal\":%s}", "terminal"),
                new Member("POST", start, session("%s", "\"1\"", "\"USD\"", ""), "session.reference", true),
                Member.of("POST", start, session("\"r\"", "%s", "\"USD\"", ""), "order.amount"),
                Member.of("POST", start, session("\"r\"", "\"1\"", "%s", ""), "order.currency"),
                Member.of("POST", start, "{\"session\":%s,\"order\":{\"amount\":1,\"currency\":\"EUR\"}}", "session"),
                Member.of("POST", start, "{\"session\":{\"reference\":\"r\"},\"order\":%s}", "order"),
                new Member(
                        "POST",
                        start,
                        session("\"r\"", "1", "\"USD\"", ",\"authorization\":%s"),
                        "authorization",
                        true),
                new Member("POST", start, session("\"r\"", "1", "\"USD\"", ",\"disposal\":%s"), "disposal", true),
                Member.of(
                        "POST",
                        start,
                        session("\"r\"", "1", eur, ",\"disposal\":{\"within\":%s,\"action\":\"VOID\"}"),
                        "disposal.within"),
                Member.of(
                        "POST",
                        start,
                        session("\"r\"", "1", eur, ",\"disposal\":{\"within\":\"PT5M\",\"action\":%s}"),
                        "disposal.action"),
                new Member(
                        "POST",
                        start,
                        session(
                                "\"r\"",
                                "1",
                                "\"USD\"",
                                ",\"disposal\":{\"within\":\"PT5M\",\"action\":\"COMMIT\",\"amount\":%s}"),
                        "disposal.amount",
                        true),
                new Member(
                        "POST",
                        start,
                        session("\"r\"", "1", "\"USD\"", ",\"correlationId\":%s"),
                        "correlationId",
                        true),
                new Member("POST", start, session("\"r\"", "1", "\"USD\"", ",\"surprise\":%s"), "surprise", true),
                Member.of("PUT", "session", "{\"apiOperation\":%s}", "apiOperation"),
                Member.of(
                        "PUT",
                        "session",
                        "{\"apiOperation\":\"COMMIT\",\"transaction\":{\"amount\":%s}}",
                        "transaction.amount"),
                Member.of(
                        "PUT",
                        "session",
                        "{\"apiOperation\":\"UPDATE\",\"transaction\":{\"amount\":%s}}",
                        "transaction.amount"),
                Member.of("PUT", "session", "{\"apiOperation\":\"COMMIT\",\"transaction\":%s}", "transaction"),
                Member.of(
                        "PUT",
                        "session",
                        "{\"apiOperation\":\"DELIVER\",\"disposal\":{\"within\":%s,\"action\":\"VOID\"}}",
                        "disposal.within"),
                Member.of("PUT", "session", "{\"apiOperation\":\"DELIVER\",\"disposal\":%s}", "disposal"),
                Member.of("PUT", NO_SESSION, "{\"apiOperation\":%s}", "apiOperation"));
    }

    private static List<String> values() {
        List<String> values = new ArrayList<>(List.of(
                "null",
                "true",
                "[]",
                "{}",
                "[null]",
                "[\"EUR\"]",
                "{\"a\":1}",
                "{\"\":\"\"}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":[[[]]]}}}}}}",
                "-1",
                "-0",
                "1e3",
                "1E-400",
                "1e999999999",
                "99999999999999999999",
                "0." + "0".repeat(900) + "1",
                "9".repeat(1000)));
        for (String text : List.of(
                "",
                " ",
                "\\u0000",
                "EUR\\u0000",
                "\\ud800",
                "\\u202e\\u0661",
                "\\r\\nid: 1",
                "-1",
                "+1",
                "1,00",
                "0x10",
                "1e3",
                "NaN",
                "٣",
                "25.001",
                "99999999999999",
                "999999999999999",
                "a".repeat(2000),
                "eur",
                "XXX",
                "EURO",
                "apollo",
                "void",
                "PT0S",
                "PT-5M",
                "P1Y",
                "PT5",
                "PT0.0001S",
                "PT99999999999999H",
                "PT2562047788015215H",
                "P99999999999999999999D",
                "tcp://",
                "tcp://127.0.0.1",
                "tcp://127.0.0.1:0",
                "tcp://127.0.0.1:99999",
                "tcp://127.0.0.1:7001/x",
                "tcp://user@127.0.0.1:7001",
                "tcp://127.0.0.1:7001\\u0000",
                "serial:///dev/../etc/passwd",
                "serial:///etc/passwd",
                "http://127.0.0.1:7001",
                "'; drop table terminal; --",
                "<script>",
                "${jndi:ldap://x}",
                GatewayForm.CARD,
                GatewayForm.HEX_PASSWORD)) {
            values.add("\"" + text + "\"");
        }
        return values;
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_accepted_that_is_not_meant() {
        return members().stream()
                .flatMap(member -> values().stream()
                        .map(value -> DynamicTest.dynamicTest(member.field() + " = " + value, () -> {
                            Reply reply = send(
                                    member.method(),
                                    member.path().equals("session") ? session : member.path(),
                                    member.document().replace("%s", value));
                            assertThat(reply.status()).as(reply.raw()).isEqualTo(400);
                            GatewayForm.check(reply, true);
                            // What is loose is refused for the order's currency in the end.
                            if (!member.loose()) {
                                assertThat(reply.body()).contains("\"field\":\"" + member.field());
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> names_in_urls_that_are_none_are_refused() {
        return Stream.of(
                        "%00",
                        "T%00",
                        "%20",
                        "%2e%2e",
                        "T%2F1",
                        "T%0a1",
                        "%C3%A4",
                        "%ff",
                        "T1;x=1",
                        "T.1",
                        "a".repeat(41),
                        "%F0%9F%92%A9")
                .flatMap(name -> Stream.of(
                                "/" + name, "/" + name + "/session", "/" + name + "/events", "/T1/session/" + name)
                        .map(path -> DynamicTest.dynamicTest("GET " + path, () -> {
                            Reply reply = RawHttp.exchange(
                                    attacked.port(),
                                    Attacked.request("GET", Attacked.MERCHANT + "/terminal" + path, "")
                                            .getBytes(UTF_8),
                                    false);
                            assertThat(reply.status()).as(reply.raw()).isIn(400, 404);
                            GatewayForm.check(reply, true);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> queries_that_make_no_sense_are_refused() {
        return Stream.of(
                        "undisposed=%",
                        "undisposed=%zz",
                        "%zz=1",
                        "undisposed=TRUE",
                        "undisposed=1",
                        "=",
                        "=true",
                        "undisposed=true&undisposed=true",
                        "olderThan=PT-5M",
                        "olderThan=P99999999999D",
                        "olderThan=PT2562047788015215H",
                        "limit=1e2",
                        "limit=-1",
                        "limit=+1",
                        "limit=99999999999",
                        "limit=%D9%A3",
                        "cardHash=",
                        "cardHash=%20",
                        "cardHash=" + "a".repeat(129),
                        "cardHash=%ff",
                        "x",
                        GatewayForm.CARD + "=1",
                        "limit=" + GatewayForm.CARD)
                .map(query -> DynamicTest.dynamicTest(query, () -> {
                    Reply reply = RawHttp.exchange(
                            attacked.port(),
                            Attacked.request("GET", Attacked.MERCHANT + "/terminal/T1/session?" + query, "")
                                    .getBytes(UTF_8),
                            false);
                    assertThat(reply.status()).as(reply.raw()).isEqualTo(400);
                    GatewayForm.check(reply, true);
                }));
    }

    @TestFactory
    Stream<DynamicTest> positions_that_are_none_are_refused() {
        return Stream.of(
                        "",
                        "-1",
                        "+1",
                        "1.0",
                        "x",
                        "0x1",
                        "9999999999999999999",
                        "1, 2",
                        GatewayForm.CARD + "000",
                        "\u00e4")
                .map(position -> DynamicTest.dynamicTest("Last-Event-ID: " + position, () -> {
                    Reply reply = RawHttp.exchange(
                            attacked.port(),
                            Attacked.request(
                                            "GET",
                                            Attacked.MERCHANT + "/terminal/T1/events",
                                            "Last-Event-ID: " + position + "\r\n\r\n")
                                    .getBytes(UTF_8),
                            false);
                    assertThat(reply.status()).as(reply.raw()).isEqualTo(400);
                    assertThat(reply.body()).contains("\"field\":\"Last-Event-ID\"");
                    GatewayForm.check(reply, true);
                }));
    }
}
