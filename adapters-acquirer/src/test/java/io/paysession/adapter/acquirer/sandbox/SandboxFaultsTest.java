package io.paysession.adapter.acquirer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things that go wrong on purpose. */
class SandboxFaultsTest {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Asking order = new Asking("order-1");

    private Sandbox sandbox(String faults) {
        SandboxRules rules = new SandboxRules(SandboxTables.expiryDates(SandboxTables.EXPIRY_DATES), false);
        return new Sandbox(ledger, rules, SandboxFaults.parse(faults), Instant::now);
    }

    private boolean isDone(Request request) {
        return ledger.find(request.reference()).isDefined();
    }

    @Test
    void reads_all_faults() {
        assertThat(SandboxFaults.parse("latency=PT0.2S, latency-after=PT1S,not-reached=0.1,silent-before=0.2,"
                        + "silent-after=0.3,silent-inquiry,seed=7"))
                .isEqualTo(new SandboxFaults(Duration.ofMillis(200), Duration.ofSeconds(1), 0.1, 0.2, 0.3, 1, 7));
        assertThat(SandboxFaults.parse("")).isEqualTo(SandboxFaults.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency=1s",
                "latency=-PT1S",
                "latency=PT61S",
                "silent-after=2",
                "silent-after=x",
                "seed=x",
                "silent"
            })
    void refuses_faults_that_it_does_not_know(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SandboxFaults.parse(text));
    }

    @Test
    void is_not_reached_and_does_nothing() {
        Request pay = order.pay("t");
        assertThat(sandbox("not-reached").ask(pay, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(isDone(pay)).isFalse();
    }

    @Test
    void loses_a_request_and_refuses_it_after_the_inquiry() {
        Request pay = order.pay("t");
        assertThat(sandbox("silent-before").ask(pay, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(isDone(pay)).isFalse();
        assertThat(sandbox("").inquire(Inquiry.late(pay.reference()))).isEqualTo(new Finding.NeverAsked());
        assertThat(sandbox("").ask(pay, Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.SYSTEM_ERROR);
        assertThat(isDone(pay)).isFalse();
    }

    @Test
    void loses_an_answer_and_tells_it_to_the_inquiry() {
        Request pay = order.pay("t");
        assertThat(sandbox("silent-after").ask(pay, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(isDone(pay)).isTrue();
        AcquirerAnswer again = sandbox("").ask(pay, Clearance.ALWAYS).get();
        assertThat(sandbox("").inquire(Inquiry.late(pay.reference()))).isEqualTo(new Finding.Answered(again));
    }

    @Test
    void does_not_answer_inquiries() {
        assertThat(sandbox("silent-inquiry").inquire(Inquiry.late(order.reference("t"))))
                .isEqualTo(new Finding.Silent());
        assertThat(sandbox("").ask(order.pay("t"), Clearance.ALWAYS).get().code())
                .as("an inquiry that was not heard forbids nothing")
                .isEqualTo(GatewayCode.APPROVED);
    }

    @Test
    void takes_its_time_before_and_after() {
        for (String fault : List.of("latency=PT0.05S", "latency-after=PT0.05S")) {
            long start = System.nanoTime();
            assertThat(sandbox(fault).ask(order.pay(fault), Clearance.ALWAYS).isRight())
                    .isTrue();
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        }
    }

    @Test
    void does_nothing_any_more_when_it_is_stopped_while_it_waits() {
        Request pay = order.pay("t");
        Thread.currentThread().interrupt();
        assertThat(sandbox("latency=PT60S").ask(pay, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(isDone(pay)).isFalse();
    }

    @Test
    void throws_its_dice_by_the_seed() {
        List<Boolean> first = fates("silent-before=0.5,seed=11");
        assertThat(fates("silent-before=0.5,seed=11")).isEqualTo(first);
        assertThat(first.distinct()).hasSize(2);
    }

    private List<Boolean> fates(String faults) {
        Sandbox sandbox = sandbox(faults);
        return List.range(0, 20)
                .map(number ->
                        sandbox.ask(order.pay("t" + number), Clearance.ALWAYS).isRight());
    }

    @Test
    void does_what_a_merchants_note_asks_for_with_this_transaction_only() {
        Sandbox sandbox = sandbox("");
        Request lost = order.pay("a", Asking.note("sandbox:silent-after"));
        assertThat(sandbox.ask(lost, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(isDone(lost)).isTrue();
        assertThat(sandbox.ask(order.pay("b", Asking.note("sandbox: not-reached")), Clearance.ALWAYS))
                .isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(sandbox.ask(order.pay("c"), Clearance.ALWAYS).isRight()).isTrue();
    }

    @Test
    void takes_any_other_note_for_a_note() {
        assertThat(sandbox("")
                        .ask(order.pay("a", Asking.note("sandbox: is it silent-after?")), Clearance.ALWAYS)
                        .isRight())
                .isTrue();
        assertThat(sandbox("")
                        .ask(order.pay("b", Asking.note("silent-after")), Clearance.ALWAYS)
                        .isRight())
                .isTrue();
    }
}
