package io.paysession.application.payment;

import static io.paysession.application.payment.PaymentStoriesTest.fieldOf;
import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.PaymentWorld.withVersionOf;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Credentials;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.UpdateStatus;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not done. After each of these nothing has happened. */
class OperationRefusalsTest {
    private static final AcquirerName FAR = new AcquirerName("far");

    private final PaymentWorld shop = new PaymentWorld();
    private int asked;

    @AfterEach
    void nothing_has_happened() {
        assertThat(shop.acquirer.asked()).hasSize(asked);
        assertThat(shop.orders.find(shop.key("o"))).isEmpty();
    }

    @Test
    void without_an_operation_nothing_else_can_be_said() {
        assertThat(fieldOf(pay(group()))).isEqualTo("apiOperation");
        assertThat(fieldOf(pay(group("apiOperation", new Nothing())))).isEqualTo("apiOperation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay", "UPDATE_SESSION", "5123450000000008", ""})
    void an_operation_that_nobody_knows_is_invalid(String operation) {
        assertThat(fieldOf(pay(group("apiOperation", new Text(operation))))).isEqualTo("apiOperation");
    }

    @Test
    void an_operation_that_is_no_text_is_invalid() {
        assertThat(fieldOf(pay(group("apiOperation", group("PAY", new Text("PAY"))))))
                .isEqualTo("apiOperation");
    }

    @Test
    void a_field_error_is_answered_whatever_the_credentials() {
        Group wrong = ofOrder("PAY", "much", withCard("100"));
        assertThat(fieldOf(shop.perform(shop.world.access(Credentials.NONE), "o", "1", wrong)))
                .isEqualTo("order.amount");
    }

    @Test
    void a_business_error_is_answered_after_the_credentials() {
        Group wrong = ofOrder("PAY", "0.00", withCard("100"));
        assertThat(shop.perform(shop.world.access(Credentials.NONE), "o", "1", wrong)
                        .getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NO_CREDENTIALS));
        assertThat(fieldOf(pay(wrong))).isEqualTo("order.amount");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"INITIATE_AUTHENTICATION", "AUTHENTICATE_PAYER"})
    void a_payer_may_not_do_what_a_merchant_may(Operation operation) {
        PaymentSession session = shop.sessionWithCard();
        Group document = operation == Operation.VOID || operation == Operation.UPDATE_AUTHORIZATION
                ? group("apiOperation", new Text(operation.name()))
                : ofOrder(operation.name(), "7.00", withSession(session.id()));
        assertThat(shop.perform(shop.world.byPayer(session.id()), "o", "1", document)
                        .getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED));
    }

    @Test
    void a_session_that_is_unknown_expired_or_another_merchants_is_gone() {
        Refusal gone = new Refusal.BySession(new SessionRefusal.Gone());
        assertThat(pay(ofOrder("PAY", "7.00", group("session", group("id", new Text("S".repeat(31))))))
                        .getLeft())
                .isEqualTo(gone);
        PaymentSession session = shop.sessionWithCard();
        Group document = ofOrder("PAY", "7.00", withSession(session.id()));
        MerchantId other = shop.world.addMerchant(new MerchantId("OTHERSHOP"));
        var byOther = new Access(session.apiVersion(), other, Credentials.basic(other.value(), InMemoryWorld.PASSWORD));
        assertThat(shop.perform(byOther, "o", "1", document).getLeft()).isEqualTo(gone);
        shop.world.time.pass(Duration.ofHours(2));
        assertThat(pay(document).getLeft()).isEqualTo(gone);
    }

    @Test
    void a_session_must_have_been_updated_with_success() {
        PaymentSession fresh = shop.world.newSession(5);
        assertThat(pay(ofOrder(
                                "PAY",
                                "7.00",
                                withCard("100")
                                        .with("session", withSession(fresh.id()).group("session"))))
                        .getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.NotUpdated(UpdateStatus.NO_UPDATE)));
        PaymentSession session = shop.sessionWithCard();
        Group wrong = group("order", group("amount", new Text("much")));
        assertThat(shop.world
                        .update(shop.world.byMerchant(), session.id(), wrong)
                        .isLeft())
                .isTrue();
        assertThat(pay(ofOrder("PAY", "7.00", withSession(session.id()))).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.NotUpdated(UpdateStatus.FAILURE)));
    }

    @Test
    void a_session_that_has_changed_since_the_named_version_is_not_used_and_keeps_its_security_code() {
        PaymentSession session = shop.sessionWithCard();
        PaymentSession later = shop.world
                .update(shop.world.byMerchant(), session.id(), group("locale", new Text("de")))
                .get()
                .session();
        assertThat(pay(ofOrder("PAY", "7.00", withVersionOf(session))).getLeft())
                .isEqualTo(new Refusal.BySession(
                        new SessionRefusal.Changed(session.version().value(), later.version())));
        assertThat(shop.world.stored(session.id())).isEqualTo(later);
    }

    @Test
    void a_refused_operation_leaves_the_security_code_in_the_session() {
        PaymentSession session = shop.sessionWithCard();
        set(without(Privilege.PAY));
        assertThat(pay(ofOrder("PAY", "7.00", withSession(session.id()))).isLeft())
                .isTrue();
        assertThat(shop.world.stored(session.id())).isEqualTo(session);
    }

    @Test
    void a_token_that_is_unknown_is_invalid() {
        Group document = ofOrder("PAY", "7.00", group("sourceOfFunds", group("token", new Text("9123456789"))));
        assertThat(fieldOf(pay(document))).isEqualTo("sourceOfFunds.token");
    }

    @Test
    void a_line_of_business_that_is_unknown_is_invalid() {
        Group document = ofOrder("PAY", "7.00", withCard("100")).with("lineOfBusiness", new Text("shoes"));
        assertThat(fieldOf(pay(document))).isEqualTo("lineOfBusiness");
        PaymentSession session = shop.session(withCard("100").with("lineOfBusiness", new Text("shoes")));
        assertThat(fieldOf(pay(ofOrder("PAY", "7.00", withSession(session.id())))))
                .isEqualTo("lineOfBusiness");
    }

    @Test
    void the_line_of_business_of_the_session_says_what_the_merchant_may_do() {
        set(new MerchantSettings(
                AcquirerRelationship.DEFAULT, HashMap.of("shoes", without(Privilege.PAY)), TokenSettings.DEFAULT));
        PaymentSession session = shop.session(withCard("100").with("lineOfBusiness", new Text("shoes")));
        Group document = ofOrder("PAY", "7.00", withSession(session.id()));
        assertThat(pay(document).getLeft())
                .isEqualTo(new Refusal.ByOrder(new OrderRefusal.MissingPrivilege(Operation.PAY, Privilege.PAY)));
        assertThat(shop.perform("another", "1", ofOrder("PAY", "7.00", withCard("100")))
                        .isRight())
                .isTrue();
        asked = 1;
    }

    @Test
    void an_acquirer_that_is_not_set_up_is_not_asked() {
        set(with(FAR));
        assertThat(pay(ofOrder("PAY", "7.00", withCard("100"))).getLeft())
                .isEqualTo(new Refusal.ByOrder(new OrderRefusal.NoAcquirer(shop.world.merchant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPTURE", "REFUND", "UPDATE_AUTHORIZATION"})
    void what_follows_nothing_is_refused(String operation) {
        assertThat(pay(ofTransaction(operation, "7.00")).isLeft()).isTrue();
    }

    @Test
    void authentications_are_refused_on_a_server_without_them() {
        assertThat(fieldOf(pay(group("apiOperation", new Text("INITIATE_AUTHENTICATION")))))
                .isEqualTo("apiOperation");
        Group named =
                ofOrder("PAY", "7.00", withCard("100")).with("authentication", group("transactionId", new Text("a")));
        assertThat(fieldOf(pay(named))).isEqualTo("authentication.transactionId");
    }

    private Either<Refusal, TransactionView> pay(Group document) {
        return shop.perform("o", "1", document);
    }

    private void set(AcquirerRelationship standard) {
        set(new MerchantSettings(standard, HashMap.empty(), TokenSettings.DEFAULT));
    }

    private void set(MerchantSettings settings) {
        shop.set(settings);
    }

    private static AcquirerRelationship without(Privilege privilege) {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        return new AcquirerRelationship(
                all.acquirer(),
                all.privileges().remove(privilege),
                all.currencies(),
                all.cardTypes(),
                all.payerAuthentication());
    }

    private static AcquirerRelationship with(AcquirerName acquirer) {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        return new AcquirerRelationship(
                acquirer, all.privileges(), all.currencies(), all.cardTypes(), all.payerAuthentication());
    }
}
