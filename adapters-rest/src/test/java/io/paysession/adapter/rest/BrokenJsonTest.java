package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.paysession.adapter.rest.Attacked.Attack;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bodies that are no JSON, or more JSON than anybody needs. None of them may change the session in any way. */
@SuppressWarnings("NullAway.Init")
class BrokenJsonTest {
    private static final String VALID =
            "{\"order\":{\"amount\":1.5e0,\"currency\":\"EUR\",\"item\":[{\"name\":\"a\\u00e4\"}]},\"customer\":null}";
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
    Stream<DynamicTest> a_body_cut_at_any_byte_is_refused() {
        return attacked.tests(IntStream.range(1, VALID.length())
                .mapToObj(end ->
                        Attack.of("cut at " + end, Attacked.put(attacked.session, VALID.substring(0, end)), 400)));
    }

    @TestFactory
    Stream<DynamicTest> text_that_is_no_json_is_refused() {
        List<String> bodies = List.of(
                "a",
                "{} {}",
                "{}x",
                "{},",
                "{}//",
                "//\n{}",
                "/**/{}",
                "#\n{}",
                "{\"order\":{}/**/}",
                "{'order':{}}",
                "{order:{}}",
                "{\"order\":{},}",
                "{,}",
                "[,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{:1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":01}",
                "{\"a\":0x10}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":1_000}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":undefined}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":'b'}",
                "{\"a\":\"b}",
                "\u0000",
                "{}\u0000",
                "\u200B{}",
                "{}\u2028",
                "<xml/>",
                "a=b&c=d",
                "\"" + GatewayForm.CARD + "\"",
                GatewayForm.CARD,
                "{" + GatewayForm.CARD + ":1}",
                "{\"a\":" + GatewayForm.CARD + "x}",
                "1",
                "true",
                "\"text\"",
                "[1]",
                "[{}]",
                "[[]]",
                "]",
                "}",
                "{]",
                "[}",
                "{\"a\":[}",
                "{\"a\":[1,2,]}");
        return attacked.tests(
                bodies.stream().map(body -> Attack.of("no JSON: " + body, Attacked.put(attacked.session, body), 400)));
    }

    @TestFactory
    Stream<DynamicTest> a_name_that_comes_twice_is_refused() {
        return attacked.tests(Stream.of(
                        "{\"order\":{},\"order\":{}}",
                        "{\"order\":{\"amount\":\"1\",\"amount\":\"2\"}}",
                        "{\"order\":null,\"order\":null}",
                        "{\"order\":{},\"\\u006frder\":{}}",
                        "{\"order\":{\"custom\":{\"a\":\"1\",\"\\u0061\":\"2\"}}}")
                .map(body -> Attack.of(body, Attacked.put(attacked.session, body), 400)));
    }

    @TestFactory
    Stream<DynamicTest> deep_nesting_is_refused_without_a_stack_of_that_depth() {
        List<Attack> attacks = new ArrayList<>();
        for (int depth : new int[] {33, 1000, 100_000}) {
            attacks.add(nested("arrays", "[", "]", depth));
            attacks.add(nested("objects", "{\"a\":", "}", depth));
            attacks.add(nested("both", "[{\"a\":", "}]", depth));
            attacks.add(Attack.of("open arrays " + depth, Attacked.put(attacked.session, "[".repeat(depth)), 400));
        }
        return attacked.tests(attacks.stream());
    }

    private static Attack nested(String name, String open, String close, int depth) {
        String body = open.repeat(depth) + "1" + close.repeat(depth);
        return Attack.of(name + " " + depth, Attacked.put(attacked.session, body), body.length() > 524_288 ? 413 : 400);
    }

    @TestFactory
    Stream<DynamicTest> sheer_amount_is_refused() {
        List<String> twins = List.of("Aa", "B@");
        // All of these names have one hash code, whatever the seed: tables of them degenerate into lists.
        String colliding = "{"
                + String.join(
                        ",",
                        IntStream.range(0, 4096)
                                .mapToObj(bits -> "\""
                                        + String.join(
                                                "",
                                                IntStream.range(0, 12)
                                                        .mapToObj(bit -> twins.get(bits >> bit & 1))
                                                        .toList())
                                        + "\":1")
                                .toList())
                + "}";
        Map<String, String> bodies = Map.of(
                "colliding names", colliding + "x",
                "a long name", "{\"" + "n".repeat(100_000) + "\":1}",
                "a long number", "{\"order\":{\"amount\":1" + "0".repeat(1001) + "}}",
                "a long fraction", "{\"order\":{\"amount\":0." + "0".repeat(5000) + "1}}",
                "a large exponent", "{\"order\":{\"amount\":1e999999999}}x",
                "a long text without end", "{\"order\":{\"reference\":\"" + "a".repeat(400_000));
        return attacked.tests(bodies.entrySet().stream()
                .map(body -> Attack.of(body.getKey(), Attacked.put(attacked.session, body.getValue()), 400)));
    }

    @TestFactory
    Stream<DynamicTest> bytes_that_are_no_text_are_refused() {
        List<byte[]> sequences = List.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xc3},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xc1, (byte) 0x81},
                new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbd},
                new byte[] {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xfe, (byte) 0xff},
                new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98});
        return attacked.tests(sequences.stream().map(sequence -> {
            byte[] start = "{\"order\":{\"reference\":\"".getBytes(UTF_8);
            byte[] body = Arrays.copyOf(start, start.length + sequence.length + 3);
            System.arraycopy(sequence, 0, body, start.length, sequence.length);
            System.arraycopy("\"}}".getBytes(UTF_8), 0, body, start.length + sequence.length, 3);
            return Attack.of(Arrays.toString(sequence), Attacked.put(attacked.session, "", body), 400);
        }));
    }

    @TestFactory
    Stream<DynamicTest> another_encoding_than_the_declared_one_is_refused() {
        List<Attack> attacks = new ArrayList<>();
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM037")) {
            byte[] body = VALID.replace("1.5e0", "1").getBytes(Charset.forName(charset));
            attacks.add(Attack.of(charset, Attacked.put(attacked.session, "", body), 400));
            attacks.add(Attack.of(
                    charset + " as Latin-1",
                    Attacked.put(attacked.session, "Content-Type: application/json;charset=ISO-8859-1\r\n", body),
                    400));
        }
        for (String charset : List.of("UTF-16", "UTF-32", "IBM037", "US-ASCII")) {
            attacks.add(Attack.of(
                    "UTF-8 as " + charset,
                    Attacked.put(
                            attacked.session,
                            "Content-Type: application/json;charset=" + charset + "\r\n",
                            "{\"order\":{\"reference\":\"\u00e4\"}}".getBytes(UTF_8)),
                    400));
        }
        return attacked.tests(attacks.stream());
    }

    @TestFactory
    Stream<DynamicTest> an_odd_content_type_does_not_matter() throws IOException {
        List<String> types = List.of(
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "text/html",
                "*/*",
                ";;;;=",
                "application/json;charset",
                "application/json;charset=",
                "application/json;charset=none",
                "application/json;charset=%%%",
                "application/json;charset=\"UTF-8\"",
                "application/json;charset='UTF-8'",
                "a".repeat(8000),
                "application/json;charset=UTF-8;charset=UTF-16",
                "application/json;charset=ISO-8859-1",
                "\u00ff\u00fe");
        String other = attacked.newSession();
        return attacked.tests(types.stream()
                .map(type -> Attack.of(
                        "Content-Type: " + type,
                        Attacked.put(other, "Content-Type: " + type + "\r\n", "{}".getBytes(ISO_8859_1)),
                        200)));
    }
}
