package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.adapter.rest.RestSettings.Limits;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.body.Json;
import io.vavr.control.Either;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of values of a byte or two, each of which becomes a hundred when it is read. */
class DenseBodyTest {
    private static final String SESSIONS = "/api/rest/version/100/merchant/SHOP/session";
    private static final int LONGEST = 520_000;

    static Stream<Arguments> dense() {
        return Stream.of(
                Arguments.of("numbers", "{\"a\":[1" + ",1".repeat(LONGEST / 2) + "]}"),
                Arguments.of("empty groups", "{\"a\":[{}" + ",{}".repeat(LONGEST / 3) + "]}"),
                Arguments.of("empty lists", "[[]" + ",[]".repeat(LONGEST / 3) + "]"),
                Arguments.of(
                        "names",
                        IntStream.range(0, LONGEST / 10)
                                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":1")
                                .collect(Collectors.joining(",", "{", "}"))));
    }

    @ParameterizedTest
    @MethodSource("dense")
    void a_dense_body_is_refused_before_it_has_taken_much(String kind, String dense) {
        char[] body = dense.toCharArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Either<Answer, ?> classesAreLoaded = JsonBody.read(CharBuffer.wrap(body));
        long before = threads.getCurrentThreadAllocatedBytes();
        Either<Answer, ?> read = JsonBody.read(CharBuffer.wrap(body));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(read).as(kind).isEqualTo(classesAreLoaded);
        assertThat(read.getLeft()).isEqualTo(Answer.invalid(400, "Json encoded payload error: More than 10000 values"));
        assertThat(allocated).isLessThan(5_000_000);
    }

    @Test
    void as_many_values_as_there_may_be_are_read() {
        // The group and the list are values, too.
        String most = "{\"a\":[1" + ",1".repeat(Json.MAXIMUM_VALUES - 3) + "]}";
        assertThat(JsonBody.read(most)).isNotEmpty();
        assertThat(JsonBody.read(most.replace("]", ",1]"))).isEmpty();
    }

    @Test
    void a_thousand_line_items_with_all_that_can_be_said_of_them_in_a_session_are_fewer() {
        String item =
                "{\"name\":\"a\",\"sku\":\"b\",\"quantity\":1,\"unitPrice\":\"1.00\",\"unitTaxAmount\":\"0.19\",\"brand\":\"c\"}";
        String order = "{\"order\":{\"item\":["
                + Stream.generate(() -> item).limit(1_000).collect(Collectors.joining(",")) + "]}}";
        assertThat(order).as("more than a session holds").hasSizeGreaterThan(64 * 1024);
        assertThat(JsonBody.read(order)).isNotEmpty();
    }

    @Test
    void what_is_made_of_bodies_comes_out_of_their_budget_and_goes_back() throws IOException {
        Limits scarce = new Limits(
                500_000,
                1_000,
                0,
                0,
                16 * 1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
        try (RestServer server = new RestServer(scarce)) {
            for (int i = 0; i < 10; i++) {
                Reply dense = post(server, items(2_000));
                assertThat(dense.status()).as(dense.raw()).isEqualTo(503);
                assertThat(dense.body()).contains("SERVER_BUSY");
                assertThat(dense.header("retry-after")).isEqualTo("10");
                // Each of the others needs most of the room, which comes back a moment after the answer.
                awaitRead(server, items(1_500));
            }
        }
    }

    private static String items(int count) {
        return "{\"order\":{\"item\":[{}" + ",{}".repeat(count - 1) + "]}}";
    }

    private static void awaitRead(RestServer server, String body) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Reply reply = post(server, body);
        while (reply.status() == 503 && System.nanoTime() < end) {
            reply = post(server, body);
        }
        assertThat(reply.status()).as(reply.raw()).isLessThan(500);
    }

    private static Reply post(RestServer server, String body) throws IOException {
        return RawHttp.exchange(
                server.adapter.port(), Attacked.withBody("POST", SESSIONS, "", body.getBytes(ISO_8859_1)), false);
    }
}
