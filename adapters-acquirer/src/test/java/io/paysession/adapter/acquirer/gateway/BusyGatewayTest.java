package io.paysession.adapter.acquirer.gateway;

import static io.paysession.adapter.acquirer.gateway.SampleRequests.PATIENT;
import static io.paysession.adapter.acquirer.gateway.SampleRequests.pay;
import static io.paysession.adapter.acquirer.gateway.ScriptedGateway.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.order.GatewayCode;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that is busy, throttled or locked. */
class BusyGatewayTest extends GatewayStory {
    private static final String BUSY = """
            {"error":{"cause":"SERVER_BUSY","explanation":"Try again in 10 seconds."},"result":"ERROR"}""";

    private static final String LOCKED = """
            {"response":{"gatewayCode":"LOCK_FAILURE"},"result":"FAILURE"}""";

    @Test
    void what_a_busy_gateway_may_have_begun_with_is_unknown_also_if_it_is_not_asked_again() {
        gateway.then(answer(503, BUSY)).then(answer(201, APPROVED));
        AtomicInteger looks = new AtomicInteger();
        assertThat(acquirer.ask(pay(), () -> looks.incrementAndGet() == 1)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(gateway.received()).hasSize(1);
    }

    @Test
    void asks_again_if_it_was_throttled() {
        gateway.then(answer(429, BUSY)).then(answer(429, "slow down")).then(answer(201, APPROVED));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(gateway.received()).hasSize(3);
        assertThat(gateway.received().stream()
                        .map(ScriptedGateway.Received::body)
                        .distinct())
                .as("the same request")
                .hasSize(1);
    }

    @Test
    void was_not_heard_if_it_is_throttled_for_too_long() {
        gateway.then(answer(429, BUSY));
        assertThat(hurrying().ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(gateway.received()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {BUSY, LOCKED})
    void asks_again_while_the_gateway_is_busy_and_then_does_not_know(String body) {
        gateway.then(answer(body.equals(BUSY) ? 503 : 200, body));
        assertThat(hurrying().ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(gateway.received()).hasSize(10);
    }

    /** Has half a minute of patience, which passes in its pauses only, and in no time. */
    private GatewayAcquirer hurrying() {
        AtomicLong passed = new AtomicLong();
        Duration patience = Duration.ofSeconds(30);
        GatewaySettings.Times times = new GatewaySettings.Times(patience, patience, patience, PATIENT.grace());
        return new GatewayAcquirer(SampleRequests.settings(gateway.address("http"), times), new Passing() {
            @Override
            public long nanos() {
                return passed.get();
            }

            @Override
            public void pause(Duration length) {
                passed.addAndGet(length.toNanos());
            }
        });
    }

    @Test
    void hears_the_answer_of_a_request_that_was_locked_by_itself() {
        gateway.then(answer(200, LOCKED)).then(answer(200, APPROVED));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.APPROVED);
    }

    @Test
    void does_not_take_a_refusal_for_the_outcome_if_the_gateway_may_have_begun() {
        gateway.then(answer(503, BUSY)).then(answer(401, invalid("Invalid credentials.")));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
    }

    @Test
    void knows_nothing_while_the_order_is_locked() {
        gateway.then(answer(200, LOCKED));
        assertThat(acquirer.inquire(Inquiry.late(pay().reference()))).isEqualTo(new Finding.Silent());
    }
}
