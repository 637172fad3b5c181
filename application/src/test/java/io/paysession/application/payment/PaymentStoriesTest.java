package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.undo;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Credentials;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Acquirer;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.order.TransactionState;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request after the other. */
class PaymentStoriesTest {
    private static final String CODE = "sourceOfFunds.provided.card.securityCode";

    private final PaymentWorld shop = new PaymentWorld();

    @Test
    void pays_refunds_and_undoes_with_totals_that_agree_with_the_acquirers_books() {
        assertThat(shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100")))
                        .get())
                .satisfies(view -> {
                    assertThat(view.created()).isTrue();
                    assertThat(view.order().status()).isEqualTo(OrderStatus.CAPTURED);
                    assertThat(view.transaction().code()).contains(GatewayCode.APPROVED);
                });
        assertThat(shop.perform("o", "2", ofTransaction("REFUND", "5.00"))
                        .get()
                        .order()
                        .status())
                .isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(shop.booked("o")).isEqualTo(new Sums(700, 700, 500));
        assertThat(shop.perform("o", "3", undo("2")).get().order().status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
        assertThat(shop.perform("o", "4", undo("1")).get().order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.booked("o")).isEqualTo(new Sums(0, 0, 0));
        assertThat(shop.recorded("o")).isEqualTo(new Sums(0, 0, 0));
    }

    @Test
    void captures_what_was_authorised_in_parts() {
        shop.perform("o", "1", ofOrder("AUTHORIZE", "10.00", withCard("100"))).get();
        shop.perform("o", "2", ofTransaction("CAPTURE", "4.00")).get();
        shop.perform("o", "3", ofTransaction("CAPTURE", "6.00")).get();
        assertThat(shop.order("o").status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(shop.booked("o")).isEqualTo(new Sums(1000, 1000, 0)).isEqualTo(shop.recorded("o"));
    }

    @ParameterizedTest
    @CsvSource({"CAPTURE,true", "REFUND,true", "PAY,false", "AUTHORIZE,false", "VERIFY,false"})
    void tells_the_acquirer_what_stands_alone(Operation operation, boolean standalone) {
        Group document = ofOrder(operation.name(), "3.00", withCard("100"));
        Group complete = operation == Operation.CAPTURE
                ? document.with("transaction", group("authorizationCode", new Text("123456")))
                : document;
        assertThat(shop.perform("o", "1", complete).get().transaction().code()).contains(GatewayCode.APPROVED);
        Acquirer.Request asked = shop.acquirer.asked().get(0);
        assertThat(asked.operation()).isEqualTo(operation);
        assertThat(asked.standalone()).isEqualTo(standalone);
        assertThat(asked.reference().order()).isEqualTo(shop.key("o"));
    }

    @Test
    void tells_the_acquirer_which_transaction_a_follow_up_means() {
        shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        shop.perform("o", "2", ofTransaction("REFUND", "5.00")).get();
        Acquirer.Request refund = shop.acquirer.asked().get(1);
        assertThat(refund.standalone()).isFalse();
        assertThat(refund.target()).contains(new TransactionId("1"));
        assertThat(refund.amount().text()).isEqualTo("5.00");
    }

    @Test
    void asks_with_the_sessions_card_and_uses_its_security_code_up() {
        PaymentSession session = shop.sessionWithCard();
        TransactionView view = shop.perform("o", "1", ofOrder("PAY", "7.00", withSession(session.id())))
                .get();
        assertThat(shop.acquirer.asked().get(0).fields().text(CODE)).contains("100");
        PaymentSession left = shop.world.stored(session.id());
        assertThat(left.fields().text(CODE)).isEmpty();
        assertThat(left.fields().text("sourceOfFunds.provided.card.number")).contains(PaymentWorld.CARD_NUMBER);
        assertThat(left.version()).isEqualTo(session.version());
        assertThat(view.transaction().details().text(CODE)).isEmpty();
        assertThat(shop.order("o").details().text(CODE)).isEmpty();
    }

    @Test
    void leaves_a_session_alone_that_holds_no_security_code() {
        PaymentSession session = shop.session(withCard("100"));
        shop.perform("o", "1", ofOrder("PAY", "7.00", withSession(session.id())))
                .get();
        PaymentSession before = shop.world.stored(session.id());
        shop.perform("p", "1", ofOrder("PAY", "7.00", withSession(session.id())))
                .get();
        assertThat(shop.world.stored(session.id())).isEqualTo(before);
        assertThat(shop.acquirer.asked().get(1).fields().text(CODE)).isEmpty();
    }

    @Test
    void a_refund_of_an_order_leaves_the_security_code_of_the_session_that_it_names() {
        shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        PaymentSession session = shop.sessionWithCard();
        Group refund = ofTransaction("REFUND", "5.00")
                .with("session", group("id", new Text(session.id().value())));
        shop.perform("o", "2", refund).get();
        assertThat(shop.world.stored(session.id()).fields().text(CODE)).contains("100");
        assertThat(shop.acquirer.asked().get(1).fields().text(CODE)).isEmpty();
    }

    @Test
    void what_the_request_says_outweighs_the_session() {
        PaymentSession session = shop.session(
                withCard("100").with("order", group("amount", new Text("99.00"), "currency", new Text("EUR"))));
        TransactionView view = shop.perform("o", "1", ofOrder("PAY", "7.00", withSession(session.id())))
                .get();
        assertThat(view.order().amount().text()).isEqualTo("7.00");
        assertThat(shop.acquirer.asked().get(0).amount().text()).isEqualTo("7.00");
    }

    @Test
    void what_an_operation_does_not_know_is_ignored_in_a_session_and_refused_in_a_request() {
        PaymentSession session = shop.session(withCard("100").with("order", group("id", new Text("another-order"))));
        assertThat(shop.perform("o", "1", ofOrder("PAY", "7.00", withSession(session.id())))
                        .isRight())
                .isTrue();
        Group said = ofOrder("PAY", "7.00", withCard("100"));
        Group other = said.with("order", said.group("order").with("id", new Text("p")));
        assertThat(fieldOf(shop.perform("o", "2", other))).isEqualTo("order.id");
    }

    @Test
    void the_names_of_the_url_may_be_said_again_in_the_body_and_make_no_other_request_of_it() {
        Group said = ofOrder("PAY", "7.00", withCard("100"));
        assertThat(shop.perform("o", "1", said).isRight()).isTrue();
        Group named = said.with("order", said.group("order").with("id", new Text("o")))
                .with("transaction", group("id", new Text("1")));
        assertThat(shop.perform("o", "1", named).get().created()).isFalse();
        Group other = said.with("transaction", group("id", new Text("2")));
        assertThat(fieldOf(shop.perform("o", "3", other))).isEqualTo("transaction.id");
    }

    @Test
    void a_follow_up_goes_to_the_acquirer_that_holds_the_money() {
        AcquirerName far = new AcquirerName("far");
        shop.acquirer.alsoKnows(far);
        AcquirerRelationship near = AcquirerRelationship.DEFAULT;
        AcquirerRelationship shoes = new AcquirerRelationship(
                far, near.privileges(), near.currencies(), near.cardTypes(), near.payerAuthentication());
        shop.set(new MerchantSettings(near, HashMap.of("shoes", shoes), TokenSettings.DEFAULT));
        Group document = ofOrder("AUTHORIZE", "7.00", withCard("100")).with("lineOfBusiness", new Text("shoes"));
        shop.perform("o", "1", document).get();
        shop.perform("o", "2", ofTransaction("CAPTURE", "3.00")).get();
        shop.set(new MerchantSettings(near, HashMap.of("shoes", near), TokenSettings.DEFAULT));
        shop.perform("o", "3", ofTransaction("REFUND", "2.00")).get();
        assertThat(shop.acquirer.asked())
                .extracting(asked -> asked.reference().acquirer())
                .containsExactly(far, far, far);
    }

    @Test
    void what_was_paid_in_a_line_of_business_that_has_ended_can_be_given_back() {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        shop.set(new MerchantSettings(all, HashMap.of("shoes", all), TokenSettings.DEFAULT));
        Group document = ofOrder("PAY", "7.00", withCard("100")).with("lineOfBusiness", new Text("shoes"));
        shop.perform("o", "1", document).get();
        shop.perform("p", "1", document).get();
        shop.set(new MerchantSettings(all, HashMap.empty(), TokenSettings.DEFAULT));
        assertThat(shop.perform("o", "2", ofTransaction("REFUND", "2.00")).isRight())
                .isTrue();
        assertThat(shop.perform("p", "2", undo("1")).isRight()).isTrue();
        assertThat(fieldOf(shop.perform("q", "1", document))).isEqualTo("lineOfBusiness");
    }

    @Test
    void an_order_stays_in_its_line_of_business() {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        AcquirerRelationship shoes = new AcquirerRelationship(
                all.acquirer(),
                all.privileges().remove(Privilege.REFUND),
                all.currencies(),
                all.cardTypes(),
                all.payerAuthentication());
        shop.set(new MerchantSettings(all, HashMap.of("shoes", shoes), TokenSettings.DEFAULT));
        Group document = ofOrder("PAY", "7.00", withCard("100"));
        shop.perform("o", "1", document.with("lineOfBusiness", new Text("shoes")))
                .get();
        shop.perform("p", "1", document).get();
        assertThat(shop.perform("o", "2", ofTransaction("REFUND", "2.00")).getLeft())
                .isEqualTo(new Refusal.ByOrder(new OrderRefusal.MissingPrivilege(Operation.REFUND, Privilege.REFUND)));
        assertThat(shop.perform("p", "2", ofTransaction("REFUND", "2.00")).isRight())
                .isTrue();
    }

    @Test
    void remembers_a_decline_and_lets_another_transaction_try() {
        shop.acquirer.answers(GatewayCode.DECLINED);
        assertThat(shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100")))
                        .get()
                        .order()
                        .status())
                .isEqualTo(OrderStatus.FAILED);
        assertThat(shop.perform("o", "2", ofOrder("PAY", "7.00", withCard("100")))
                        .get()
                        .order()
                        .status())
                .isEqualTo(OrderStatus.CAPTURED);
        assertThat(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    @Test
    void a_transaction_whose_acquirer_was_not_reached_has_failed() {
        shop.acquirer.isNotReached();
        TransactionView view =
                shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        assertThat(view.transaction().code()).contains(GatewayCode.ACQUIRER_SYSTEM_ERROR);
        assertThat(view.transaction().isOpen()).isFalse();
        assertThat(shop.order("o")).isEqualTo(view.order());
    }

    @Test
    void a_transaction_whose_acquirer_says_nothing_is_unknown() {
        shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
        TransactionView view =
                shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        assertThat(view.created()).isTrue();
        assertThat(view.transaction().state()).isInstanceOf(TransactionState.Undecided.class);
        assertThat(view.transaction().code()).contains(GatewayCode.UNKNOWN);
        assertThat(shop.recorded("o")).isEqualTo(new Sums(0, 0, 0));
    }

    @Test
    void shows_orders_and_transactions_to_their_merchant_only() {
        shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        assertThat(retrieve("o").get()).isEqualTo(shop.order("o"));
        TransactionView view = retrieve("o", "1").get();
        assertThat(view.created()).isFalse();
        assertThat(view.transaction()).isEqualTo(shop.transaction("o", "1"));
        assertThat(retrieve("p").getLeft()).isEqualTo(unknownOrder("p"));
        assertThat(retrieve("p", "1").getLeft()).isEqualTo(unknownOrder("p"));
        assertThat(retrieve("o", "2").getLeft())
                .isEqualTo(new Refusal.ByOrder(new OrderRefusal.UnknownTransaction(new TransactionId("2"))));
        var byNobody = shop.world.access(Credentials.NONE);
        assertThat(shop.useCases
                        .retrieveOrder()
                        .retrieveOrder(new RetrieveOrderCommand(byNobody, "o"))
                        .getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NO_CREDENTIALS));
        var byPayer = shop.world.byPayer(shop.sessionWithCard().id());
        assertThat(shop.useCases
                        .retrieveTransaction()
                        .retrieveTransaction(new RetrieveTransactionCommand(byPayer, "o", "1"))
                        .getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED));
    }

    @ParameterizedTest
    @CsvSource({"41,1,order.id", "1,41,transaction.id"})
    void a_name_in_the_url_that_is_too_long_is_a_field_error_before_credentials_are_looked_at(
            int order, int transaction, String field) {
        var byNobody = shop.world.access(Credentials.NONE);
        String longOrder = "o".repeat(order);
        String longTransaction = "t".repeat(transaction);
        assertThat(fieldOf(shop.perform(byNobody, longOrder, longTransaction, ofOrder("PAY", "7.00", withCard("100")))))
                .isEqualTo(field);
        assertThat(fieldOf(shop.useCases
                        .retrieveTransaction()
                        .retrieveTransaction(new RetrieveTransactionCommand(byNobody, longOrder, longTransaction))))
                .isEqualTo(field);
        assertThat(fieldOf(shop.perform("o", "\u0000", ofOrder("PAY", "7.00", withCard("100")))))
                .isEqualTo("transaction.id");
    }

    private Either<Refusal, Order> retrieve(String order) {
        return shop.useCases.retrieveOrder().retrieveOrder(new RetrieveOrderCommand(shop.world.byMerchant(), order));
    }

    private Either<Refusal, TransactionView> retrieve(String order, String transaction) {
        return shop.useCases
                .retrieveTransaction()
                .retrieveTransaction(new RetrieveTransactionCommand(shop.world.byMerchant(), order, transaction));
    }

    private static Refusal unknownOrder(String name) {
        return new Refusal.ByOrder(new OrderRefusal.UnknownOrder(new OrderId(name)));
    }

    /** The first field that is wrong. */
    static String fieldOf(Either<Refusal, ?> answer) {
        return Option.when(answer.isLeft() && answer.getLeft() instanceof Refusal.Malformed, answer)
                .map(wrong -> ((Refusal.Malformed) wrong.getLeft())
                        .violations()
                        .head()
                        .field()
                        .toString())
                .getOrElse(answer.toString());
    }
}
