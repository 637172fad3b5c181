package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.OutageException;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every acquirer that can be asked here must keep: each test uses orders of its own. */
public abstract class AcquirerContract {
    private static final Money AMOUNT = new Money(2_500, Currency.getInstance("EUR"));
    private static final Money PART = new Money(1_000, Currency.getInstance("EUR"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), 36);

    /** {@return the acquirer, which must approve {@link #fields()}} */
    protected abstract Acquirer acquirer();

    /**
     * Under which name it is set up.
     *
     * @return a name that the acquirer under test knows
     */
    protected abstract AcquirerName name();

    /**
     * {@return how often the acquirer's own books say that this has been done}
     *
     * @param reference which transaction
     */
    protected abstract int timesDone(Reference reference);

    /** {@return a card that is approved, and whatever else this acquirer needs} */
    protected RequestFields fields() {
        return SampleSessions.accepted(SampleSessions.group(
                "order",
                SampleSessions.group("amount", new Text("25.00"), "currency", new Text("EUR")),
                "sourceOfFunds",
                SampleSessions.group(
                        "type",
                        new Text("CARD"),
                        "provided",
                        SampleSessions.group("card", SampleSessions.card("5123450000000008", "100")))));
    }

    @Test
    void does_what_it_is_asked_for() {
        Request pay = pay();
        AcquirerAnswer answer = acquirer().ask(pay, Clearance.ALWAYS).get();
        assertThat(answer.code().isSuccess()).isTrue();
        assertThat(answer.amount()).isEqualTo(AMOUNT);
        assertThat(timesDone(pay.reference())).isEqualTo(1);
    }

    @Test
    void does_once_what_it_is_asked_twice_under_one_reference() {
        Request pay = pay();
        Either<Silence, AcquirerAnswer> first = acquirer().ask(pay, Clearance.ALWAYS);
        assertThat(acquirer().ask(pay, Clearance.ALWAYS)).isEqualTo(first);
        assertThat(timesDone(pay.reference())).isEqualTo(1);
    }

    @Test
    void does_once_what_it_is_asked_many_times_at_once() throws Exception {
        Request pay = pay();
        try (Together many = new Together(8)) {
            List<Either<Silence, AcquirerAnswer>> answers =
                    many.run(i -> acquirer().ask(pay, Clearance.ALWAYS));
            assertThat(timesDone(pay.reference())).isEqualTo(1);
            assertThat(answers.stream().filter(Either::isRight).map(Either::get))
                    .isNotEmpty()
                    .allMatch(
                            answer -> answer.code().isSuccess() || answer.code().isOpen());
        }
    }

    @Test
    void does_nothing_without_clearance() {
        Request pay = pay();
        assertThat(acquirer().ask(pay, () -> false)).isEqualTo(Either.left(Silence.WITHDRAWN));
        assertThat(timesDone(pay.reference())).isZero();
    }

    @Test
    void lets_a_store_that_cannot_say_whether_it_is_cleared_keep_it_from_doing_anything() {
        Request pay = pay();
        assertThatThrownBy(() -> acquirer().ask(pay, () -> {
                    throw new OutageException("away");
                }))
                .isInstanceOf(OutageException.class);
        assertThat(timesDone(pay.reference())).isZero();
        assertThat(acquirer().ask(pay, Clearance.ALWAYS).get().code().isSuccess())
                .as("and nothing is left behind of it")
                .isTrue();
    }

    @Test
    void tells_later_what_it_has_answered() {
        Request pay = pay();
        AcquirerAnswer answer = acquirer().ask(pay, Clearance.ALWAYS).get();
        assertThat(acquirer().inquire(Inquiry.late(pay.reference()))).isEqualTo(new Finding.Answered(answer));
        assertThat(timesDone(pay.reference())).as("an inquiry does nothing").isEqualTo(1);
    }

    @Test
    void tells_that_it_was_never_asked_and_refuses_what_arrives_late() {
        Request late = pay();
        assertThat(acquirer().inquire(Inquiry.late(late.reference()))).isEqualTo(new Finding.NeverAsked());
        Either<Silence, AcquirerAnswer> answer = acquirer().ask(late, Clearance.ALWAYS);
        assertThat(answer.exists(said -> said.code().isSuccess() || said.code().isOpen()))
                .isFalse();
        assertThat(timesDone(late.reference())).isZero();
    }

    @Test
    void does_not_do_what_it_has_just_said_it_was_never_asked_for() throws Exception {
        try (Together two = new Together(2)) {
            for (int round = 0; round < 20; round++) {
                Request racing = pay();
                List<Boolean> happened = two.run(i -> i == 0
                        ? acquirer()
                                .ask(racing, Clearance.ALWAYS)
                                .exists(answer -> answer.code().isSuccess())
                        : acquirer().inquire(Inquiry.late(racing.reference())) instanceof Finding.NeverAsked);
                boolean done = happened.get(0);
                boolean never = happened.get(1);
                assertThat(never && done)
                        .as("done although it was said to be unknown")
                        .isFalse();
                assertThat(timesDone(racing.reference())).isEqualTo(done ? 1 : 0);
            }
        }
    }

    @Test
    void takes_the_same_name_in_another_order_for_something_else() {
        Request one = pay();
        Request other = pay();
        Request sameName = request(
                new Reference(name(), other.reference().order(), one.reference().transaction()));
        assertThat(acquirer().ask(one, Clearance.ALWAYS).isRight()).isTrue();
        assertThat(acquirer().inquire(Inquiry.late(sameName.reference()))).isEqualTo(new Finding.NeverAsked());
        assertThat(timesDone(sameName.reference())).isZero();
    }

    @Test
    void gives_back_once_what_is_left_of_an_authorisation_that_was_captured_in_part() {
        Reference authorized = pay().reference();
        assertApproved(new Request(authorized, Operation.AUTHORIZE, false, AMOUNT, Option.none(), fields()));
        Reference captured = behind(authorized);
        assertApproved(followUp(captured, Operation.CAPTURE, PART, authorized));
        Reference released = behind(authorized);
        assertApproved(followUp(released, Operation.VOID, AMOUNT.minus(PART), authorized));
        assertThat(timesDone(captured)).as("what was captured").isEqualTo(1);
        assertThat(timesDone(released)).isEqualTo(1);
    }

    private void assertApproved(Request request) {
        assertThat(acquirer()
                        .ask(request, Clearance.ALWAYS)
                        .exists(answer -> answer.code().isSuccess()))
                .as(request.operation().name())
                .isTrue();
    }

    private Request followUp(Reference reference, Operation operation, Money amount, Reference target) {
        return new Request(reference, operation, false, amount, Option.some(target.transaction()), RequestFields.EMPTY);
    }

    /** Another transaction of the same order. */
    private static Reference behind(Reference first) {
        return new Reference(
                first.acquirer(), first.order(), new TransactionId("t-" + RUN + "-" + NUMBER.incrementAndGet()));
    }

    @Test
    void is_known_by_its_own_name_only() {
        assertThat(acquirer().knows(name())).isTrue();
        assertThat(acquirer().knows(new AcquirerName("nobody-has-set-this-up"))).isFalse();
    }

    /** {@return a payment of an order that nobody has used} */
    protected Request pay() {
        String number = RUN + "-" + NUMBER.incrementAndGet();
        return request(new Reference(
                name(),
                new OrderKey(SampleSessions.MERCHANT, new OrderId("contract-" + number)),
                new TransactionId("t-" + number)));
    }

    private Request request(Reference reference) {
        return new Request(reference, Operation.PAY, false, AMOUNT, Option.none(), fields());
    }
}
