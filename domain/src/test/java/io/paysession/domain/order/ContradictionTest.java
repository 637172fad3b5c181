package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.NOW;
import static io.paysession.domain.order.Samples.answer;
import static io.paysession.domain.order.Samples.done;
import static io.paysession.domain.order.Samples.eur;
import static io.paysession.domain.order.Samples.newTransaction;
import static io.paysession.domain.order.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.money.Money;
import io.paysession.domain.order.Incident.Status;
import io.vavr.control.Option;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a late or contradicting answer makes of an order. */
class ContradictionTest {
    private static final Option<Order> NO_ORDER = Option.none();
    private static final Option<Order> FAILED =
            done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)), GatewayCode.TIMED_OUT);
    private static final Option<Order> PAID = done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)));

    private static Option<Contradiction> late(Option<Order> order, String id, GatewayCode code, Money amount) {
        return Contradiction.of(order.get(), new TransactionId(id), answer(code, amount), NOW);
    }

    private static Contradiction success(Option<Order> order, String id, long cents) {
        return late(order, id, GatewayCode.APPROVED, eur(cents)).get();
    }

    private static GatewayCode other(Contradiction contradiction, String id) {
        return contradiction
                .next()
                .transaction(new TransactionId(id))
                .flatMap(transaction -> transaction.state().settled())
                .flatMap(TransactionState.Settled::other)
                .get()
                .code();
    }

    @ParameterizedTest
    @EnumSource(GatewayCode.class)
    void what_agrees_with_the_end_is_no_contradiction(GatewayCode code) {
        assertThat(late(FAILED, "t-1", code, eur(1000)).isDefined()).isEqualTo(code.isSuccess() || code.isOpen());
        assertThat(late(PAID, "t-1", code, eur(1000)).isDefined()).isEqualTo(!code.isSuccess() && !code.isOpen());
    }

    @Test
    void a_late_success_counts() {
        Contradiction late = success(FAILED, "t-1", 1000);
        assertThat(late.incident().status()).isEqualTo(Status.REOPENED);
        assertThat(late.next().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(late.next().totals().captured()).isEqualTo(eur(1000));
        assertThat(late.next().revision()).isEqualTo(FAILED.get().revision() + 1);
        assertThat(other(late, "t-1")).isEqualTo(GatewayCode.TIMED_OUT);
    }

    @Test
    void a_late_success_in_part_counts_in_part() {
        Contradiction late =
                late(FAILED, "t-1", GatewayCode.PARTIALLY_APPROVED, eur(400)).get();
        assertThat(late.next().totals().captured()).isEqualTo(eur(400));
        assertThat(late.incident().amount()).isEqualTo(eur(400));
    }

    @Test
    void what_is_said_twice_is_one_contradiction() {
        Contradiction unknown =
                late(FAILED, "t-1", GatewayCode.UNKNOWN, eur(1000)).get();
        assertThat(unknown.incident().status()).isEqualTo(Status.INQUIRING);
        assertThat(late(Option.some(unknown.next()), "t-1", GatewayCode.UNKNOWN, eur(1000)))
                .isEmpty();
        Contradiction known = success(Option.some(unknown.next()), "t-1", 1000);
        assertThat(late(Option.some(known.next()), "t-1", GatewayCode.APPROVED, eur(1000)))
                .isEmpty();
    }

    @Test
    void a_late_failure_of_what_was_done_leaves_the_order_as_it_is() {
        Contradiction late = late(PAID, "t-1", GatewayCode.DECLINED, eur(1000)).get();
        assertThat(late.incident().status()).isEqualTo(Status.UNRESOLVED);
        assertThat(late.next().totals()).isEqualTo(PAID.get().totals());
        assertThat(late.next().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(other(late, "t-1")).isEqualTo(GatewayCode.DECLINED);
    }

    @Test
    void what_cannot_be_true_of_what_was_asked_is_for_a_human() {
        for (Money wrong : new Money[] {eur(1001), eur(0), new Money(1000, Currency.getInstance("JPY"))}) {
            Contradiction late =
                    late(FAILED, "t-1", GatewayCode.APPROVED, wrong).get();
            assertThat(late.incident().status()).isEqualTo(Status.UNRESOLVED);
            assertThat(late.next().totals().captured()).isEqualTo(eur(0));
        }
        assertThat(late(PAID, "t-1", GatewayCode.PARTIALLY_APPROVED, eur(400))
                        .get()
                        .incident()
                        .status())
                .isEqualTo(Status.UNRESOLVED);
    }

    @Test
    void a_late_success_is_undone_if_another_payment_has_succeeded_or_is_open() {
        NewTransaction again = newTransaction("t-2", Operation.PAY, eur(1000));
        assertThat(success(done(FAILED, again), "t-1", 1000).incident().status())
                .isEqualTo(Status.REVERSING);
        Contradiction late = success(next(FAILED, again).toOption(), "t-1", 1000);
        assertThat(late.incident().status()).isEqualTo(Status.REVERSING);
        assertThat(late.next().open().get().id()).isEqualTo(new TransactionId("t-2"));
        assertThat(success(done(FAILED, again, GatewayCode.DECLINED), "t-1", 1000)
                        .incident()
                        .status())
                .as("nothing has come of the other")
                .isEqualTo(Status.REOPENED);
    }

    @Test
    void undoing_one_of_two_authorizations_leaves_the_other() {
        Option<Order> failed =
                done(NO_ORDER, newTransaction("t-1", Operation.AUTHORIZE, eur(1000)), GatewayCode.TIMED_OUT);
        Option<Order> again = done(failed, newTransaction("t-2", Operation.AUTHORIZE, eur(700)));
        Option<Order> both = Option.some(success(again, "t-1", 1000).next());
        assertThat(both.get().totals().authorized()).isEqualTo(eur(1700));
        NewTransaction reversal = NewTransaction.reversal(
                both.get(),
                both.get().transactions().head(),
                new TransactionId("r"),
                both.get().transactions().head().request());
        Option<Order> left = done(both, reversal);
        assertThat(left.get().totals().authorized()).isEqualTo(eur(700));
        assertThat(left.get().status()).isEqualTo(OrderStatus.AUTHORIZED);
        Option<Order> captured = done(left, newTransaction("t-3", Operation.CAPTURE, eur(700)));
        assertThat(captured.get().transaction(new TransactionId("t-3")).get().target())
                .contains(new TransactionId("t-2"));
    }

    @Test
    void nothing_is_captured_from_an_authorization_that_waits_to_be_undone() {
        Option<Order> failed =
                done(NO_ORDER, newTransaction("t-1", Operation.AUTHORIZE, eur(1000)), GatewayCode.TIMED_OUT);
        Option<Order> again = done(failed, newTransaction("t-2", Operation.AUTHORIZE, eur(700)));
        Option<Order> both = Option.some(success(again, "t-1", 1000).next());
        Option<Order> captured = done(both, newTransaction("t-3", Operation.CAPTURE, eur(700)));
        assertThat(captured.get().transaction(new TransactionId("t-3")).get().target())
                .contains(new TransactionId("t-2"));
        NewTransaction reversal = NewTransaction.reversal(
                captured.get(),
                captured.get().transactions().head(),
                new TransactionId("r"),
                captured.get().transactions().head().request());
        assertThat(done(captured, reversal).get().totals().authorized()).isEqualTo(eur(700));
    }

    @Test
    void a_late_void_counts_if_the_totals_can_take_it_and_is_for_a_human_if_the_order_has_gone_on() {
        Option<Order> failedVoid =
                done(PAID, newTransaction("v", Operation.VOID, eur(0), "t-1"), GatewayCode.TIMED_OUT);
        Contradiction alone = success(failedVoid, "v", 1000);
        assertThat(alone.incident().status()).isEqualTo(Status.REOPENED);
        assertThat(alone.next().status()).isEqualTo(OrderStatus.CANCELLED);
        Option<Order> voidedAgain = done(failedVoid, newTransaction("w", Operation.VOID, eur(0), "t-1"));
        Contradiction twice = success(voidedAgain, "v", 1000);
        assertThat(twice.incident().status()).isEqualTo(Status.UNRESOLVED);
        assertThat(twice.next().totals())
                .as("nothing can be less than nothing")
                .isEqualTo(voidedAgain.get().totals());
        Contradiction refunded = success(done(failedVoid, newTransaction("r", Operation.REFUND, eur(300))), "v", 1000);
        assertThat(refunded.incident().status()).isEqualTo(Status.UNRESOLVED);
        assertThat(refunded.next().totals().captured()).isEqualTo(eur(0));
        assertThat(refunded.next().totals().refunded()).isEqualTo(eur(300));
    }
}
