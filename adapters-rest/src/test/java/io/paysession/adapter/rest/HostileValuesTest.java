package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paysession.adapter.rest.Attacked.Attack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values and names that no field expects, in a field of every type. What is accepted must come back as JSON. */
@SuppressWarnings("NullAway.Init")
class HostileValuesTest {
    /** One field, at least, of every type that the catalogue knows; {@code %s} is where its value goes. */
    private static final List<String> FIELDS = List.of(
            "{\"order\":{\"amount\":%s}}",
            "{\"order\":{\"currency\":%s}}",
            "{\"order\":{\"id\":%s}}",
            "{\"order\":{\"notificationUrl\":%s}}",
            "{\"order\":{\"walletProvider\":%s}}",
            "{\"order\":{\"merchantCategoryCode\":%s}}",
            "{\"order\":{\"purchaseType\":%s}}",
            "{\"order\":{\"custom\":%s}}",
            "{\"order\":{\"custom\":{\"name\":%s}}}",
            "{\"order\":{\"item\":%s}}",
            "{\"order\":{\"item\":[%s]}}",
            "{\"order\":{\"item\":[{\"quantity\":%s,\"unitPrice\":\"1\"}]}}",
            "{\"order\":{\"item\":[{\"detail\":%s}]}}",
            "{\"order\":{\"acceptPartialAmount\":%s}}",
            "{\"customer\":{\"dateOfBirth\":%s}}",
            "{\"customer\":{\"email\":%s}}",
            "{\"customer\":{\"phone\":%s}}",
            "{\"customer\":{\"nationalId\":%s}}",
            "{\"billing\":{\"address\":{\"postcodeZip\":%s}}}",
            "{\"device\":{\"browserDetails\":{\"javaEnabled\":%s}}}",
            "{\"device\":{\"browserDetails\":{\"colorDepth\":%s}}}",
            "{\"device\":{\"browserDetails\":{\"timeZone\":%s}}}",
            "{\"sourceOfFunds\":{\"token\":%s}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":%s}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"securityCode\":%s}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"expiry\":{\"month\":%s,\"year\":\"39\"}}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"expiry\":{\"month\":\"1\",\"year\":%s}}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"track1\":%s}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"maskedFpan\":%s}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"sepa\":{\"iban\":%s}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"p2pe\":{\"payload\":%s}}}}}",
            "{\"currencyConversion\":{\"exchangeRateTime\":%s}}",
            "{\"authentication\":{\"3ds1\":%s}}",
            "{\"interaction\":%s}",
            "{\"airline\":{\"itinerary\":{\"leg\":[{\"carrierCode\":%s}]}}}",
            "{\"sourceOfFunds\":%s}",
            "{\"session\":{\"id\":%s}}",
            "{\"session\":{\"version\":%s}}",
            "{\"session\":%s}",
            "{\"apiOperation\":%s}",
            "{\"lineOfBusiness\":%s}",
            "{\"paymentType\":%s}");

    private static Attacked attacked;
    private static String session;

    @BeforeAll
    static void start() throws IOException {
        attacked = new Attacked();
        session = attacked.newSession();
    }

    @AfterAll
    static void stop() {
        attacked.close();
    }

    private static List<String> values() {
        String huge = "9".repeat(1000);
        List<String> values = new ArrayList<>(List.of(
                "0",
                "-0",
                "-0.0",
                "1e400",
                "-1e400",
                "1E-400",
                "1e999999999",
                "0.1e1",
                "2147483648",
                "-2147483649",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999",
                huge,
                "0." + "0".repeat(900) + "1",
                "true",
                "null",
                "{}",
                "[]",
                "[null]",
                "[[]]",
                "[{}]",
                "{\"a\":{}}",
                "{\"\":\"\"}",
                "{\"a\":[1,{\"b\":[true,null]}]}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":1}}}}}}}"));
        List<String> texts = List.of(
                "",
                " ",
                "0",
                "-1",
                "1e5",
                "0x10",
                "NaN",
                "\\u0000",
                "a\\u0000b",
                "\\u0001",
                "\\u007f",
                "\\u0085",
                "\\n",
                "\\r\\nSet-Cookie: a=b",
                "\\ud83d",
                "\\ude00\\ud83d",
                "\u202e\u0661\u0662\u0663",
                "\u200b",
                "\ufeff",
                "\uffff",
                "\ud83d\ude00".repeat(60),
                "\u0644\u0627",
                "a\u0301".repeat(5000),
                "x".repeat(100_000),
                "<script>alert(1)</script>",
                "${jndi:ldap://x/}",
                "'; drop table session; --",
                "../../etc/passwd",
                "%s%n%x",
                "\\\\",
                "\\\"",
                "\\u2028",
                GatewayForm.CARD,
                GatewayForm.HEX_PASSWORD,
                GatewayForm.TOKEN,
                "SESSIONABCDEFGHIJKLMNOPQRSTUVWXYZ",
                GatewayForm.CARD.replaceAll("(....)", "$1 "),
                GatewayForm.CARD.replaceAll("(....)", "$1-"),
                GatewayForm.CARD.replaceAll("(.)", "$1 "),
                GatewayForm.CARD.replaceAll("(.)", "$1\u200b"),
                GatewayForm.CARD.replaceAll("(.)", "$1\\\\u0000"),
                "card " + GatewayForm.CARD + " of me",
                inDigitsFrom(0x660),
                inDigitsFrom(0xff10),
                inDigitsFrom(0x1d7ce));
        texts.forEach(text -> values.add("\"" + text + "\""));
        return values;
    }

    private static String inDigitsFrom(int zero) {
        return GatewayForm.CARD
                .chars()
                .mapToObj(digit -> Character.toString(zero + digit - '0'))
                .collect(Collectors.joining());
    }

    @TestFactory
    Stream<DynamicTest> any_value_in_any_field_is_taken_or_refused() {
        return attacked.tests(FIELDS.stream()
                .flatMap(field -> values().stream()
                        .map(value -> field.formatted(value))
                        .map(body -> Attack.of(shortened(body), Attacked.put(session, body), 200, 400))));
    }

    @TestFactory
    Stream<DynamicTest> any_value_in_a_new_session_is_taken_or_refused() {
        return attacked.tests(Stream.of(
                        "{\"correlationId\":%s}",
                        "{\"session\":{\"authenticationLimit\":%s}}",
                        "{\"lineOfBusiness\":%s}",
                        "{\"apiOperation\":%s}",
                        "%s")
                .flatMap(field -> values().stream().map(value -> field.formatted(value)))
                .map(body -> Attack.of(
                        shortened(body),
                        Attacked.withBody("POST", Attacked.MERCHANT + "/session", "", body.getBytes(UTF_8)),
                        201,
                        400)));
    }

    @TestFactory
    Stream<DynamicTest> any_name_is_refused_where_none_is_known() {
        return attacked.tests(values().stream()
                .filter(value -> value.startsWith("\""))
                .flatMap(name -> Stream.of(
                                "{%s:1}",
                                "{\"order\":{%s:1}}", "{\"order\":{\"item\":[{%s:1}]}}", "{\"a\":{%s:{%s:1}}}")
                        .map(place -> place.replace("%s", name)))
                .map(body -> Attack.of(shortened(body), Attacked.put(session, body), 400)));
    }

    @TestFactory
    Stream<DynamicTest> free_names_are_bounded() {
        return attacked.tests(values().stream()
                .filter(value -> value.startsWith("\""))
                .flatMap(name -> Stream.of("{\"order\":{\"custom\":{%s:1}}}", "{\"interaction\":{%s:{%s:1}}}")
                        .map(place -> place.replace("%s", name)))
                .map(body -> Attack.of(shortened(body), Attacked.put(session, body), 200, 400)));
    }

    @TestFactory
    Stream<DynamicTest> an_api_operation_is_not_repeated_with_secrets() {
        return attacked.tests(values().stream()
                .map(value -> "{\"apiOperation\":" + value + "}")
                .map(body ->
                        Attack.of(shortened(body), Attacked.withBody("POST", session, "", body.getBytes(UTF_8)), 400)));
    }

    private static String shortened(String body) {
        return body.length() > 120 ? body.substring(0, 120) + "… " + body.length() : body;
    }
}
