package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.NOW;
import static io.paysession.domain.order.Samples.answer;
import static io.paysession.domain.order.Samples.done;
import static io.paysession.domain.order.Samples.eur;
import static io.paysession.domain.order.Samples.newTransaction;
import static io.paysession.domain.order.Samples.next;
import static io.paysession.domain.order.Samples.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** The last capture of an authorisation gives the rest of it back. */
class LastCaptureTest {
    private static final Option<Order> NO_ORDER = Option.none();
    private static final Option<Order> AUTHORIZED =
            done(NO_ORDER, newTransaction("t-1", Operation.AUTHORIZE, eur(1000)));
    private static final Option<Order> TWO_EXPECTED = done(
            NO_ORDER,
            saying(
                    newTransaction("t-1", Operation.AUTHORIZE, eur(1000)),
                    "order.expectedNumberOfCaptures",
                    new FieldValue.Number("2")));

    private static NewTransaction finalCapture(String id, long cents) {
        return saying(
                newTransaction(id, Operation.CAPTURE, eur(cents)), "order.certainty", new FieldValue.Text("FINAL"));
    }

    private static Order closed() {
        return done(AUTHORIZED, finalCapture("t-2", 400)).get();
    }

    @Test
    void a_final_capture_releases_what_it_leaves() {
        assertThat(closed().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(closed().totals().authorized()).isEqualTo(eur(400));
        assertThat(closed().totals().captured()).isEqualTo(eur(400));
    }

    @Test
    void an_estimated_one_does_not() {
        Order open = done(
                        AUTHORIZED,
                        saying(
                                newTransaction("t-2", Operation.CAPTURE, eur(400)),
                                "order.certainty",
                                new FieldValue.Text("ESTIMATED")))
                .get();
        assertThat(open.status()).isEqualTo(OrderStatus.PARTIALLY_CAPTURED);
        assertThat(open.totals().authorized()).isEqualTo(eur(1000));
    }

    @Test
    void as_many_captures_as_were_expected_release_the_rest() {
        Option<Order> once = done(TWO_EXPECTED, newTransaction("t-2", Operation.CAPTURE, eur(400)));
        assertThat(once.get().status()).isEqualTo(OrderStatus.PARTIALLY_CAPTURED);
        assertThat(once.get().totals().authorized()).isEqualTo(eur(1000));
        Order twice =
                done(once, newTransaction("t-3", Operation.CAPTURE, eur(100))).get();
        assertThat(twice.status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(twice.totals().authorized()).isEqualTo(eur(500));
        assertThat(next(Option.some(twice), newTransaction("t-4", Operation.CAPTURE, eur(1)))
                        .getLeft())
                .isEqualTo(new OrderRefusal.NotInStatus(Operation.CAPTURE, OrderStatus.CAPTURED));
    }

    @Test
    void a_capture_that_was_declined_or_is_not_settled_is_not_the_last() {
        Option<Order> declined = done(AUTHORIZED, finalCapture("t-2", 400), GatewayCode.DECLINED);
        assertThat(declined.get().totals().authorized()).isEqualTo(eur(1000));
        assertThat(done(declined, newTransaction("t-3", Operation.CAPTURE, eur(400)))
                        .get()
                        .status())
                .isEqualTo(OrderStatus.PARTIALLY_CAPTURED);
        Order asked = next(AUTHORIZED, finalCapture("t-2", 400)).get();
        Order unknown = asked.hear(new TransactionId("t-2"), answer(GatewayCode.UNKNOWN, eur(400)), NOW);
        assertThat(unknown.totals().authorized()).isEqualTo(eur(1000));
    }

    @Test
    void nothing_more_is_captured_added_or_released() {
        Option<Order> closed = Option.some(closed());
        assertThat(next(closed, newTransaction("t-3", Operation.CAPTURE, eur(1)))
                        .getLeft())
                .isEqualTo(new OrderRefusal.NotInStatus(Operation.CAPTURE, OrderStatus.CAPTURED));
        assertThat(next(closed, newTransaction("t-3", Operation.VOID, eur(0), "t-1"))
                        .getLeft())
                .isEqualTo(new OrderRefusal.NothingToVoid());
        assertThat(next(closed, newTransaction("t-3", Operation.UPDATE_AUTHORIZATION, eur(1)))
                        .getLeft())
                .isInstanceOf(OrderRefusal.NotInStatus.class);
    }

    @Test
    void what_was_captured_can_be_refunded() {
        Order refunded = done(Option.some(closed()), newTransaction("t-3", Operation.REFUND, eur(400)))
                .get();
        assertThat(refunded.status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void undoing_the_last_capture_does_not_bring_the_authorisation_back() {
        Option<Order> undone = done(Option.some(closed()), newTransaction("t-3", Operation.VOID, eur(0), "t-2"));
        assertThat(undone.get().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(undone.get().totals().captured()).isEqualTo(eur(0));
        assertThat(next(undone, newTransaction("t-4", Operation.CAPTURE, eur(1)))
                        .isLeft())
                .isTrue();
        assertThat(next(undone, newTransaction("t-4", Operation.UPDATE_AUTHORIZATION, eur(1)))
                        .isLeft())
                .isTrue();
        assertThat(next(undone, newTransaction("t-4", Operation.VOID, eur(0), "t-1"))
                        .isLeft())
                .isTrue();
    }

    @Test
    void more_than_is_authorised_leaves_nothing_to_release() {
        Order more = done(AUTHORIZED, finalCapture("t-2", 1200)).get();
        assertThat(more.status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(more.totals().authorized()).isEqualTo(eur(1000));
    }
}
