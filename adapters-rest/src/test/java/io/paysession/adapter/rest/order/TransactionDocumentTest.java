package io.paysession.adapter.rest.order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.JsonBody;
import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.application.payment.TransactionView;
import io.paysession.application.testing.SampleOrders;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.Requester;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Answers that need an order in a state that no plain request brings about. */
class TransactionDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final OrderKey KEY = new OrderKey(new MerchantId("TESTSHOP01"), new OrderId("o-1"));
    private static final String CARD = """
            {"sourceOfFunds":{"type":"CARD","provided":{"card":{"number":"512345xxxxxx0008","expiry":{"month":"1","year":"39"},
             "brand":"MASTERCARD","scheme":"MASTERCARD","fundingMethod":"CREDIT"}}},
             "device":{"browser":"Firefox","ipAddress":"192.0.2.1"},"order":{"reference":"r"}}""";
    private static final String CHALLENGED = """
            {"3ds":{"transactionId":"ds-1"},"3ds2":{"acsReference":"a","dsTransactionId":"ds-1","protocolVersion":"2.2.0",
             "transactionStatus":"C"},"payerInteraction":"REQUIRED","redirect":{"domainName":"acs.example"},"version":"3DS2"}""";

    private static RequestFields fields(String document) {
        return new RequestFields(JsonBody.read(document).get());
    }

    private static NewTransaction newTransaction(
            String id, Operation operation, Money amount, String details, Option<Authentication> authentication) {
        return new NewTransaction(
                new TransactionId(id),
                operation,
                amount,
                Option.none(),
                new Fingerprint("k", id),
                fields(details),
                RequestFields.EMPTY,
                authentication,
                Option.none(),
                AcquirerRelationship.DEFAULT);
    }

    private static Authentication authentication(AuthenticationStatus status) {
        return Authentication.of(status, SampleOrders.eur(1000), new Fingerprint("k", "card"), fields(CHALLENGED));
    }

    /** An authentication in which the payer is being asked. */
    private static Order challenged() {
        NewTransaction request = newTransaction(
                "3ds",
                Operation.AUTHENTICATE_PAYER,
                SampleOrders.eur(0),
                CARD,
                Option.some(authentication(AuthenticationStatus.PENDING)));
        return Order.begin(
                        KEY,
                        newTransaction(
                                "3ds",
                                Operation.INITIATE_AUTHENTICATION,
                                SampleOrders.eur(0),
                                CARD,
                                request.authentication()),
                        NOW)
                .get();
    }

    private static Group shown(Order order, String id, Requester requester, int version) {
        return TransactionDocuments.transaction(
                new TransactionView(
                        requester,
                        order,
                        order.transaction(new TransactionId(id)).get(),
                        false),
                new ApiVersion(version));
    }

    private static String text(Group document) {
        return new String(JsonText.write(document), US_ASCII);
    }

    @Test
    void an_authentication_has_no_entry_point_no_source_and_only_the_card_that_was_said() {
        Group document = shown(challenged(), "3ds", Requester.MERCHANT, 78);
        assertThat(document.members().keySet())
                .containsExactly(
                        "authentication",
                        "device",
                        "merchant",
                        "order",
                        "response",
                        "result",
                        "sourceOfFunds",
                        "timeOfLastUpdate",
                        "timeOfRecord",
                        "transaction",
                        "version");
        assertThat(text(document.group("sourceOfFunds").group("provided")))
                .isEqualTo("{\"card\":{\"expiry\":{\"month\":\"1\",\"year\":\"39\"},\"number\":\"512345xxxxxx0008\","
                        + "\"scheme\":\"MASTERCARD\"}}");
        assertThat(text(document.group("transaction")))
                .isEqualTo("{\"amount\":0.00,\"authenticationStatus\":\"AUTHENTICATION_PENDING\",\"currency\":\"EUR\","
                        + "\"id\":\"3ds\",\"type\":\"AUTHENTICATION\"}");
        assertThat(text(document.group("order"))).contains("\"authenticationStatus\":\"AUTHENTICATION_PENDING\"");
        assertThat(document.group("authentication").members().keySet())
                .containsExactly("3ds", "3ds2", "payerInteraction", "redirect", "version");
    }

    @Test
    void a_payer_sees_of_an_authentication_what_concerns_the_payer() {
        Group document = shown(challenged(), "3ds", Requester.PAYER, 78);
        assertThat(document.members().keySet())
                .containsExactly(
                        "authentication",
                        "device",
                        "merchant",
                        "order",
                        "response",
                        "result",
                        "sourceOfFunds",
                        "transaction",
                        "version");
        assertThat(document.group("order").members().keySet())
                .containsExactly("authenticationStatus", "currency", "status");
        assertThat(document.group("transaction").members().keySet())
                .containsExactly("authenticationStatus", "id", "type");
        assertThat(text(document)).doesNotContain("reference");
    }

    @Test
    void a_payment_shows_the_outcome_of_the_authentication_that_it_names() {
        Order authenticated = challenged()
                .hear(
                        new TransactionId("3ds"),
                        new AcquirerAnswer(
                                GatewayCode.AUTHENTICATION_IN_PROGRESS, SampleOrders.eur(0), RequestFields.EMPTY),
                        NOW);
        Order paid = authenticated
                .accept(
                        newTransaction(
                                "pay",
                                Operation.PAY,
                                SampleOrders.eur(1000),
                                "{\"authentication\":{\"transactionId\":\"3ds\"}}",
                                Option.some(authentication(AuthenticationStatus.SUCCESSFUL))),
                        NOW)
                .get();
        Group document = shown(paid, "pay", Requester.MERCHANT, 57);
        assertThat(text(document.group("authentication")))
                .isEqualTo("{\"3ds\":{\"transactionId\":\"ds-1\"},\"3ds2\":{\"dsTransactionId\":\"ds-1\","
                        + "\"protocolVersion\":\"2.2.0\",\"transactionStatus\":\"C\"},\"transactionId\":\"3ds\","
                        + "\"version\":\"3DS2\"}");
        assertThat(text(document.group("transaction"))).contains("\"AUTHENTICATION_SUCCESSFUL\"");
        assertThat(text(document.group("order"))).contains("\"AUTHENTICATION_SUCCESSFUL\"");
    }

    /** Somebody retrieves it while the acquirer is being asked. */
    @Test
    void a_transaction_in_flight_is_pending() {
        Order order = Order.begin(
                        KEY, newTransaction("1", Operation.PAY, SampleOrders.eur(1000), CARD, Option.none()), NOW)
                .get();
        Group document = shown(order, "1", Requester.MERCHANT, 78);
        assertThat(text(document.group("response"))).isEqualTo("{\"gatewayCode\":\"PENDING\"}");
        assertThat(text(document)).contains("\"result\":\"PENDING\"");
    }

    /** Whatever puts one there: a security code is never shown. */
    @Test
    void a_security_code_is_not_shown_even_if_somebody_has_stored_one() {
        String details = "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"x\",\"securityCode\":\"xxx\"}}}}";
        Order order = Order.begin(
                        KEY, newTransaction("1", Operation.PAY, SampleOrders.eur(1000), details, Option.none()), NOW)
                .get();
        assertThat(text(shown(order, "1", Requester.MERCHANT, 78))).doesNotContain("securityCode");
        assertThat(text(TransactionDocuments.order(order, ApiVersion.NEWEST))).doesNotContain("securityCode");
    }

    @Test
    void decimals_that_json_does_not_know_become_numbers_that_it_knows() {
        String details = "{\"order\":{\"taxAmount\":\".5\",\"itemAmount\":\"007\",\"reference\":\"007\"}}";
        Order order = Order.begin(
                        KEY, newTransaction("1", Operation.PAY, SampleOrders.eur(1000), details, Option.none()), NOW)
                .get();
        assertThat(text(shown(order, "1", Requester.MERCHANT, 78)))
                .contains("\"taxAmount\":0.5", "\"itemAmount\":7", "\"reference\":\"007\"");
    }
}
