package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.KEY;
import static io.paysession.domain.order.Samples.NOW;
import static io.paysession.domain.order.Samples.answer;
import static io.paysession.domain.order.Samples.at;
import static io.paysession.domain.order.Samples.done;
import static io.paysession.domain.order.Samples.eur;
import static io.paysession.domain.order.Samples.newTransaction;
import static io.paysession.domain.order.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.paysession.domain.testing.Documents;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an order's transition table cannot show: amounts, targets, and what the acquirer says. */
class OrderTest {
    private static final Option<Order> NO_ORDER = Option.none();
    private static final Option<Order> AUTHORIZED =
            done(NO_ORDER, newTransaction("t-1", Operation.AUTHORIZE, eur(1000)));
    private static final Option<Order> PAID = done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)));
    /** 4.00 by t-2 and 3.00 by t-3. */
    private static final Option<Order> CAPTURED_TWICE = done(
            done(AUTHORIZED, newTransaction("t-2", Operation.CAPTURE, eur(400))),
            newTransaction("t-3", Operation.CAPTURE, eur(300)));

    private static final OrderRefusal EXCESS =
            new OrderRefusal.MissingPrivilege(Operation.REFUND, Privilege.EXCESSIVE_REFUND);

    @Test
    void a_refund_may_not_be_more_than_is_left_of_the_capture_that_it_names() {
        assertThat(refused(CAPTURED_TWICE, refund("t-4", 401, "t-2"))).isEqualTo(EXCESS);
        Option<Order> refunded = done(CAPTURED_TWICE, refund("t-4", 400, "t-2"));
        assertThat(refused(refunded, refund("t-5", 1, "t-2"))).isEqualTo(EXCESS);
        assertThat(done(refunded, refund("t-5", 300, "t-3")).get().status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void a_refund_may_not_be_more_than_is_left_of_the_order() {
        Option<Order> excessive = done(CAPTURED_TWICE, unlimited(refund("t-4", 600, "t-2")));
        assertThat(refused(excessive, refund("t-5", 300, "t-3"))).isEqualTo(EXCESS);
        assertThat(next(excessive, refund("t-5", 100, "t-3")).isRight()).isTrue();
        assertThat(done(excessive, unlimited(refund("t-5", 300, "t-3"))).get().status())
                .isEqualTo(OrderStatus.EXCESSIVELY_REFUNDED);
    }

    @Test
    void a_refund_names_a_capture_of_the_order() {
        for (String other : List.of("t-1", "t-7")) {
            assertThat(refused(CAPTURED_TWICE, refund("t-4", 1, other)))
                    .isEqualTo(new OrderRefusal.UnknownTransaction(new TransactionId(other)));
        }
        Transaction made = done(PAID, newTransaction("t-2", Operation.REFUND, eur(1)))
                .get()
                .transaction(new TransactionId("t-2"))
                .get();
        assertThat(made.target()).contains(new TransactionId("t-1"));
        assertThat(made.isStandalone()).isFalse();
    }

    @Test
    void a_capture_or_an_update_names_the_authorisation() {
        for (Operation operation : List.of(Operation.CAPTURE, Operation.UPDATE_AUTHORIZATION)) {
            assertThat(refused(AUTHORIZED, newTransaction("t-2", operation, eur(1), "t-7")))
                    .isEqualTo(new OrderRefusal.UnknownTransaction(new TransactionId("t-7")));
            assertThat(next(AUTHORIZED, newTransaction("t-2", operation, eur(1), "t-1"))
                            .isRight())
                    .isTrue();
        }
    }

    @Test
    void a_capture_of_which_something_was_refunded_is_not_voided() {
        Option<Order> refunded = done(CAPTURED_TWICE, refund("t-4", 100, "t-2"));
        assertThat(refused(refunded, newTransaction("t-5", Operation.VOID, eur(0), "t-2")))
                .isEqualTo(new OrderRefusal.NothingToVoid());
        Order voided = done(refunded, newTransaction("t-5", Operation.VOID, eur(0), "t-3"))
                .get();
        assertThat(voided.totals()).isEqualTo(new Totals(eur(1000), eur(400), eur(100)));
        assertThat(voided.status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
    }

    @Test
    void a_capture_is_not_voided_when_less_would_be_taken_than_was_given_back() {
        Option<Order> excessive = done(CAPTURED_TWICE, unlimited(refund("t-4", 500, "t-2")));
        assertThat(refused(excessive, newTransaction("t-5", Operation.VOID, eur(0), "t-3")))
                .isEqualTo(new OrderRefusal.NothingToVoid());
    }

    @Test
    void nothing_is_voided_twice_and_no_void_is_voided() {
        Option<Order> voided = done(CAPTURED_TWICE, newTransaction("t-4", Operation.VOID, eur(0), "t-2"));
        assertThat(voided.get().totals()).isEqualTo(new Totals(eur(1000), eur(300), eur(0)));
        for (String target : List.of("t-2", "t-4")) {
            assertThat(refused(voided, newTransaction("t-5", Operation.VOID, eur(0), target)))
                    .isEqualTo(new OrderRefusal.NothingToVoid());
        }
    }

    @Test
    void voiding_an_authorisation_undoes_its_updates_too() {
        Option<Order> updated = done(AUTHORIZED, newTransaction("t-2", Operation.UPDATE_AUTHORIZATION, eur(500)));
        assertThat(updated.get().totals().authorized()).isEqualTo(eur(1500));
        Order voided = done(updated, newTransaction("t-3", Operation.VOID, eur(0), "t-1"))
                .get();
        assertThat(voided.totals()).isEqualTo(Totals.none(Samples.EUR));
        assertThat(voided.transaction(new TransactionId("t-3")).get().amount()).isEqualTo(eur(1500));
        assertThat(voided.status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void more_is_captured_than_authorised_only_with_the_privilege() {
        AcquirerRelationship usual = Samples.forbidding(Samples.USUAL, Privilege.EXCESSIVE_CAPTURE);
        Option<Order> captured = done(AUTHORIZED, newTransaction("t-2", Operation.CAPTURE, eur(400)));
        assertThat(refused(captured, newTransaction("t-3", Operation.CAPTURE, eur(601), Option.none(), usual)))
                .isEqualTo(new OrderRefusal.MissingPrivilege(Operation.CAPTURE, Privilege.EXCESSIVE_CAPTURE));
        assertThat(next(captured, newTransaction("t-3", Operation.CAPTURE, eur(600), Option.none(), usual))
                        .isRight())
                .isTrue();
    }

    @Test
    void a_tolerance_lets_so_many_percent_more_be_captured_in_all() {
        AcquirerRelationship tolerant = Samples.tolerating(15);
        Option<Order> captured =
                done(AUTHORIZED, newTransaction("t-2", Operation.CAPTURE, eur(400), Option.none(), tolerant));
        assertThat(refused(captured, newTransaction("t-3", Operation.CAPTURE, eur(751), Option.none(), tolerant)))
                .isEqualTo(new OrderRefusal.MissingPrivilege(Operation.CAPTURE, Privilege.EXCESSIVE_CAPTURE));
        assertThat(next(captured, newTransaction("t-3", Operation.CAPTURE, eur(750), Option.none(), tolerant))
                        .isRight())
                .isTrue();
    }

    @Test
    void ten_refunds_at_once_refund_once() {
        Option<Order> paid = done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(700)));
        Order first =
                next(paid, newTransaction("r-0", Operation.REFUND, eur(500))).get();
        for (int i = 1; i < 10; i++) {
            assertThat(refused(Option.some(first), newTransaction("r-" + i, Operation.REFUND, eur(500))))
                    .isEqualTo(new OrderRefusal.Locked());
        }
        Order settled = first.hear(new TransactionId("r-0"), answer(GatewayCode.APPROVED, eur(500)), NOW);
        assertThat(refused(Option.some(settled), newTransaction("r-1", Operation.REFUND, eur(500))))
                .isEqualTo(EXCESS);
        assertThat(settled.totals().refunded()).isEqualTo(eur(500));
    }

    @Test
    void what_is_approved_in_part_counts_in_part() {
        Order asked = next(NO_ORDER, newTransaction("t-1", Operation.AUTHORIZE, eur(1000)))
                .get();
        Order part = asked.hear(new TransactionId("t-1"), answer(GatewayCode.PARTIALLY_APPROVED, eur(600)), NOW);
        assertThat(part.totals().authorized()).isEqualTo(eur(600));
        assertThat(part.amount()).isEqualTo(eur(1000));
        assertThat(part.transaction(new TransactionId("t-1")).get().amount()).isEqualTo(eur(600));
        Order captured = done(Option.some(part), newTransaction("t-2", Operation.CAPTURE, eur(600)))
                .get();
        assertThat(captured.status()).isEqualTo(OrderStatus.CAPTURED);
    }

    @ParameterizedTest
    @CsvSource({"1001, EUR", "0, EUR", "1000, USD"})
    void an_acquirer_that_has_done_something_else_is_not_believed(long units, String currency) {
        Order asked =
                next(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000))).get();
        Money other = new Money(units, Currency.getInstance(currency));
        Order heard = asked.hear(new TransactionId("t-1"), answer(GatewayCode.APPROVED, other), NOW.plusSeconds(1));
        assertThat(heard.open()).singleElement().satisfies(open -> {
            assertThat(open.code()).contains(GatewayCode.UNKNOWN);
            assertThat(open.amount()).isEqualTo(eur(1000));
        });
        assertThat(heard.totals()).isEqualTo(asked.totals());
        assertThat(heard.updatedAt()).as("others have their turn first").isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void what_fails_may_say_any_amount() {
        Order asked =
                next(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000))).get();
        Order failed = asked.hear(new TransactionId("t-1"), answer(GatewayCode.DECLINED, eur(0)), NOW);
        assertThat(failed.transaction(new TransactionId("t-1")).get().amount()).isEqualTo(eur(1000));
        assertThat(failed.totals()).isEqualTo(Totals.none(Samples.EUR));
    }

    @ParameterizedTest
    @EnumSource(
            value = GatewayCode.class,
            names = {"UNKNOWN", "PENDING", "SUBMITTED"})
    void an_open_outcome_is_kept_and_the_order_stays_locked(GatewayCode code) {
        Order asked =
                next(PAID, newTransaction("t-2", Operation.REFUND, eur(400))).get();
        Order undecided = asked.hear(new TransactionId("t-2"), answer(code, eur(400)), NOW.plus(Duration.ofSeconds(5)));
        Transaction refund = undecided.transaction(new TransactionId("t-2")).get();
        assertThat(refund.code()).contains(code);
        assertThat(refund.state().askedAt()).isEqualTo(NOW);
        assertThat(undecided.totals()).isEqualTo(PAID.get().totals());
        assertThat(refused(Option.some(undecided), newTransaction("t-3", Operation.REFUND, eur(1))))
                .isEqualTo(new OrderRefusal.Locked());
        Order settled = undecided.hear(new TransactionId("t-2"), answer(GatewayCode.APPROVED, eur(400)), NOW);
        assertThat(settled.totals().refunded()).isEqualTo(eur(400));
    }

    @Test
    void what_follows_a_payment_goes_to_the_acquirer_that_made_it() {
        AcquirerName other = new AcquirerName("other");
        NewTransaction refund = newTransaction("t-2", Operation.REFUND, eur(1), Option.none(), at(other));
        assertThat(next(PAID, refund).get().open().map(Transaction::acquirer)).contains(AcquirerName.SANDBOX);
        NewTransaction alone = newTransaction("t-1", Operation.REFUND, eur(1), Option.none(), at(other));
        Transaction made = next(NO_ORDER, alone).get().open().get();
        assertThat(made.acquirer()).isEqualTo(other);
        assertThat(made.isStandalone()).isTrue();
    }

    @Test
    void what_follows_a_payment_shows_what_it_was_paid_with() {
        RequestFields card = new RequestFields(Documents.at("sourceOfFunds.provided.card.number", "512345xxxxxx0008"));
        Option<Order> paid = done(NO_ORDER, saying(newTransaction("t-1", Operation.PAY, eur(1000)), card));
        RequestFields reference = new RequestFields(Documents.at("transaction.reference", "r"));
        Order refunded = done(paid, saying(newTransaction("t-2", Operation.REFUND, eur(1)), reference))
                .get();
        assertThat(refunded.transaction(new TransactionId("t-2")).get().details())
                .isEqualTo(card.merge(reference));
    }

    @Test
    void of_two_attempts_to_pay_the_later_ones_funds_are_shown() {
        RequestFields one = new RequestFields(
                Group.EMPTY.with("sourceOfFunds", Documents.group("type", "CARD", "name", new Text("first"))));
        RequestFields other = new RequestFields(Documents.at("sourceOfFunds.type", "GIFT_CARD"));
        Option<Order> failed =
                done(NO_ORDER, saying(newTransaction("t-1", Operation.PAY, eur(1000)), one), GatewayCode.DECLINED);
        Order paid = done(failed, saying(newTransaction("t-2", Operation.PAY, eur(900)), other))
                .get();
        assertThat(paid.details()).isEqualTo(other);
        assertThat(paid.amount()).isEqualTo(eur(900));
        assertThat(paid.status()).isEqualTo(OrderStatus.CAPTURED);
    }

    @Test
    void an_order_has_one_currency() {
        NewTransaction yen = newTransaction("t-2", Operation.REFUND, new Money(1, Currency.getInstance("JPY")));
        assertThat(refused(PAID, yen)).isEqualTo(new OrderRefusal.OtherCurrency(yen.operation(), "JPY", "EUR"));
    }

    @Test
    void a_name_is_used_once() {
        assertThat(refused(PAID, newTransaction("t-1", Operation.REFUND, eur(1))))
                .isEqualTo(new OrderRefusal.OtherContent());
    }

    @Test
    void an_order_that_cannot_be_is_not_made() {
        Order order = PAID.get();
        Transaction paid = order.transactions().head();
        assertThatThrownBy(() -> with(order, order.totals(), List.of(paid, paid)))
                .isInstanceOf(IllegalStateException.class);
        Order open =
                next(NO_ORDER, newTransaction("t-2", Operation.PAY, eur(1))).get();
        Order other =
                next(NO_ORDER, newTransaction("t-3", Operation.PAY, eur(1))).get();
        assertThatThrownBy(() -> with(
                        order,
                        order.totals(),
                        List.of(open.transactions().head(), other.transactions().head())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> with(order, Totals.none(Currency.getInstance("JPY")), order.transactions()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Totals(eur(1), eur(1), new Money(0, Currency.getInstance("JPY"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Order with(Order order, Totals totals, io.vavr.collection.Seq<Transaction> transactions) {
        return new Order(
                KEY,
                order.amount(),
                totals,
                order.status(),
                order.details(),
                order.begunBy(),
                NOW,
                NOW,
                transactions,
                1);
    }

    private static OrderRefusal refused(Option<Order> order, NewTransaction asked) {
        return next(order, asked).getLeft();
    }

    private static NewTransaction refund(String id, long cents, String target) {
        return newTransaction(id, Operation.REFUND, eur(cents), target);
    }

    private static NewTransaction unlimited(NewTransaction asked) {
        return newTransaction(
                asked.id().value(),
                asked.operation(),
                asked.amount(),
                asked.target().map(TransactionId::value),
                Samples.UNLIMITED);
    }

    private static NewTransaction saying(NewTransaction asked, RequestFields details) {
        return new NewTransaction(
                asked.id(),
                asked.operation(),
                asked.amount(),
                asked.target(),
                asked.request(),
                details,
                details,
                asked.authentication(),
                asked.begunBy(),
                asked.relationship());
    }
}
