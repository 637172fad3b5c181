package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.undo;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.testing.InterferingOrders;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedAcquirer;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.application.testing.Together;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.order.TransactionType;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Payments that payers make on a provider's page. */
class BrowserPaymentsTest {
    private final PaymentWorld shop = new PaymentWorld();
    private final BrowserPaymentUseCases pages =
            BrowserPaymentUseCases.of(shop.ports, PaymentSettings.DEFAULT, shop.acquirer);

    @Test
    void a_payer_pays_on_the_page_and_the_rest_goes_on_as_with_any_payment() {
        TransactionView begun = begin("o", "PAY").get();
        assertThat(begun.created()).isTrue();
        assertThat(begun.transaction().code()).contains(GatewayCode.PENDING);
        assertThat(begun.transaction().type()).isEqualTo(TransactionType.PAYMENT);
        assertThat(begun.transaction().details().text("browserPayment.redirectUrl"))
                .contains("https://pay.example/o.1");
        assertThat(shop.order("o").status()).isEqualTo(OrderStatus.INITIATED);

        ProviderPages.Page page = show("o").get();
        assertThat(page.amount().text()).isEqualTo("7.00");
        assertThat(page.reserves()).isFalse();
        assertThat(end("o", true).get().returnUrl()).contains("https://shop.example/back");

        assertThat(shop.order("o").status()).isEqualTo(OrderStatus.CAPTURED);
        assertThat(shop.perform("o", "2", ofTransaction("REFUND", "2.00"))
                        .get()
                        .transaction()
                        .code())
                .contains(GatewayCode.APPROVED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(700, 700, 200));
    }

    @Test
    void an_authorisation_is_captured_and_released() {
        assertThat(begin("o", "AUTHORIZE").get().transaction().type()).isEqualTo(TransactionType.AUTHORIZATION);
        assertThat(show("o").get().reserves()).isTrue();
        assertThat(end("o", true)).isNotEmpty();
        assertThat(shop.order("o").status()).isEqualTo(OrderStatus.AUTHORIZED);
        assertThat(shop.perform("o", "2", ofTransaction("CAPTURE", "3.00")).isRight())
                .isTrue();
        assertThat(shop.perform("o", "3", undo("1")).isRight()).isTrue();
        assertThat(shop.recorded("o")).isEqualTo(new Sums(300, 300, 0));
    }

    @Test
    void a_payer_who_does_not_want_to_moves_nothing_and_the_order_is_free() {
        begin("o", "PAY").get();
        assertThat(shop.perform("o", "2", ofOrder("PAY", "7.00", withCard("100"))))
                .isEqualTo(Either.left(new Refusal.ByOrder(new OrderRefusal.Locked())));
        assertThat(end("o", false)).isNotEmpty();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.CANCELLED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(0, 0, 0));
        assertThat(shop.perform("o", "2", ofOrder("PAY", "7.00", withCard("100")))
                        .isRight())
                .isTrue();
    }

    @Test
    void of_many_browsers_on_one_page_one_decides_and_all_are_sent_back() throws Exception {
        begin("o", "PAY").get();
        try (Together browsers = new Together(8)) {
            List<Option<ProviderPages.Ended>> ended = browsers.run(i -> end("o", i % 2 == 0));
            assertThat(ended)
                    .allMatch(back -> back.exists(known -> known.returnUrl().isDefined()));
        }
        assertThat(show("o")).isEmpty();
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o"));
        assertThat(shop.order("o").open()).isEmpty();
        assertThat(end("unknown", true)).isEmpty();
    }

    @Test
    void the_same_request_is_answered_again_and_another_one_refused() {
        begin("o", "PAY").get();
        TransactionView again = begin("o", "PAY").get();
        assertThat(again.created()).isFalse();
        assertThat(again.transaction().details().text("browserPayment.redirectUrl"))
                .isNotEmpty();
        assertThat(begin("o", "AUTHORIZE"))
                .isEqualTo(Either.left(new Refusal.ByOrder(new OrderRefusal.OtherContent())));
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void an_update_asks_what_has_become_of_it() {
        begin("o", "PAY").get();
        assertThat(update("o", "1").get().transaction().code()).contains(GatewayCode.PENDING);
        assertThat(shop.acquirer.end(page("o"), true)).isNotEmpty();
        TransactionView known = update("o", "1").get();
        assertThat(known.transaction().code()).contains(GatewayCode.APPROVED);
        assertThat(known.created()).isFalse();
        assertThat(shop.order("o").status()).isEqualTo(OrderStatus.CAPTURED);
        int inquired = shop.acquirer.inquired().size();
        assertThat(update("o", "1").get().transaction().code()).contains(GatewayCode.APPROVED);
        assertThat(shop.acquirer.inquired()).as("not after the end").hasSize(inquired);
    }

    @Test
    void an_update_is_about_browser_payments_of_the_merchant_only() {
        shop.perform("card", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        assertThat(update("card", "1").getLeft())
                .isEqualTo(new Refusal.ByOrder(new OrderRefusal.UnknownTransaction(new TransactionId("1"))));
        assertThat(update("none", "1").isLeft()).isTrue();
        assertThat(shop.perform(
                                shop.world.byPayer(shop.sessionWithCard().id()),
                                "o",
                                "1",
                                group("apiOperation", new Text("UPDATE_BROWSER_PAYMENT")))
                        .getLeft())
                .isInstanceOf(Refusal.NotAdmitted.class);
        Group gone = group("id", new Text("SESSION0000000000000000000000000000"));
        assertThat(shop.perform("o", "1", request().with("session", gone)).getLeft())
                .isInstanceOf(Refusal.BySession.class);
        assertThat(shop.perform("o", "1", request().with("order", group("amount", new Text("1.00"))))
                        .getLeft())
                .isInstanceOf(Refusal.Malformed.class);
        assertThat(shop.acquirer.inquired()).isEmpty();
    }

    @Test
    void what_was_not_heard_is_found_out_and_charged_once() {
        shop.acquirer.isSilentAfterDoing(GatewayCode.PENDING);
        begin("o", "PAY").get();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.UNKNOWN);
        assertThat(shop.settleLater()).isZero();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.PENDING);
        assertThat(shop.transaction("o", "1").details().text("browserPayment.redirectUrl"))
                .as("the shop can still send its payer there")
                .isNotEmpty();
        assertThat(shop.acquirer.end(page("o"), true)).isNotEmpty();
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.acquirer.timesDone(new Reference(AcquirerName.SANDBOX, shop.key("o"), new TransactionId("1"))))
                .isEqualTo(1);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o"));
    }

    @Test
    void what_was_never_asked_for_has_no_page() {
        shop.acquirer.isSilentBeforeDoing();
        begin("o", "PAY").get();
        assertThat(show("o")).isEmpty();
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.TIMED_OUT);
    }

    @Test
    void a_payment_that_cannot_be_stored_is_settled_and_the_browser_may_come_again() {
        begin("o", "PAY").get();
        InterferingOrders orders = new InterferingOrders(shop.orders);
        orders.beforeSaving(() -> {
            throw new OutageException("away");
        });
        BrowserPaymentUseCases other =
                BrowserPaymentUseCases.of(shop.portsOn(orders), PaymentSettings.DEFAULT, shop.acquirer);
        EndBrowserPaymentCommand paid = new EndBrowserPaymentCommand(page("o"), true);
        assertThatThrownBy(() -> other.end().endBrowserPayment(paid)).isInstanceOf(OutageException.class);
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.PENDING);
        assertThat(other.end().endBrowserPayment(paid)).isNotEmpty();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.APPROVED);
    }

    @Test
    void what_a_session_holds_is_used_and_its_security_code_kept() {
        PaymentSession session = shop.session(withCard("100")
                .with("customer", group("lastName", new Text("Doe")))
                .with("browserPayment", group("returnUrl", new Text("https://shop.example/session"))));
        Group document =
                paying("PAY").with("session", group("id", new Text(session.id().value())));
        Group bare = document.with("browserPayment", group("operation", new Text("PAY")));
        assertThat(shop.perform("o", "1", bare).isRight()).isTrue();
        assertThat(shop.transaction("o", "1").details().text("customer.lastName"))
                .contains("Doe");
        assertThat(shop.transaction("o", "1").details().text("sourceOfFunds.provided.card.number"))
                .isEmpty();
        assertThat(end("o", true).get().returnUrl()).contains("https://shop.example/session");
        assertThat(shop.world.stored(session.id()).fields().text("sourceOfFunds.provided.card.securityCode"))
                .contains("100");
    }

    @Test
    void what_the_acquirer_has_no_page_for_is_refused_by_name() {
        Group other = paying("PAY").with("sourceOfFunds", group("type", new Text("ALIPAY")));
        assertThat(shop.perform("o", "1", other).getLeft())
                .isEqualTo(Refusal.malformed(Violation.unsupported("sourceOfFunds.type", "ALIPAY")));
        AcquirerName bank = new AcquirerName("bank");
        shop.acquirer.alsoKnows(bank);
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        shop.set(new MerchantSettings(
                new AcquirerRelationship(
                        bank, all.privileges(), all.currencies(), all.cardTypes(), all.payerAuthentication()),
                HashMap.empty(),
                TokenSettings.DEFAULT));
        assertThat(begin("o", "PAY").getLeft())
                .isEqualTo(Refusal.malformed(Violation.unsupported("apiOperation", "INITIATE_BROWSER_PAYMENT")));
        assertThat(shop.orders.find(shop.key("o"))).isEmpty();
    }

    @Test
    void never_prints_what_admits_a_browser() {
        assertThat(new ShowBrowserPaymentCommand("canary").toString()).doesNotContain("canary");
        assertThat(new EndBrowserPaymentCommand("canary", true).toString()).doesNotContain("canary");
    }

    private static Group request() {
        return group("apiOperation", new Text("UPDATE_BROWSER_PAYMENT"), "correlationId", new Text("c"));
    }

    private Either<Refusal, TransactionView> update(String order, String transaction) {
        return shop.perform(order, transaction, request());
    }

    private Either<Refusal, TransactionView> begin(String order, String operation) {
        return shop.perform(order, "1", paying(operation));
    }

    private static Group paying(String operation) {
        return ofOrder(
                "INITIATE_BROWSER_PAYMENT",
                "7.00",
                group(
                        "browserPayment",
                        group("operation", new Text(operation), "returnUrl", new Text("https://shop.example/back")),
                        "sourceOfFunds",
                        group("type", new Text(ScriptedAcquirer.PROVIDER))));
    }

    private String page(String order) {
        return ScriptedAcquirer.page(new Reference(AcquirerName.SANDBOX, shop.key(order), new TransactionId("1")));
    }

    private Option<ProviderPages.Page> show(String order) {
        return pages.show().showBrowserPayment(new ShowBrowserPaymentCommand(page(order)));
    }

    private Option<ProviderPages.Ended> end(String order, boolean paid) {
        return pages.end().endBrowserPayment(new EndBrowserPaymentCommand(page(order), paid));
    }
}
