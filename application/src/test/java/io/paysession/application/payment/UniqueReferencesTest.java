package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Refusal;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.Together;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.CertificateChange;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.merchant.TokenChange;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant that gives each order, and each transaction, a name of its own, and wants to be told when it does not. */
class UniqueReferencesTest {
    private final PaymentWorld shop = new PaymentWorld();

    @BeforeEach
    void both_are_unique() {
        set(Kind.ORDER, true);
        set(Kind.TRANSACTION, true);
    }

    private void set(Kind kind, boolean unique) {
        MerchantSettings before =
                shop.world.merchants.find(shop.world.merchant).get().settings();
        RelationshipChange relationship = new RelationshipChange(
                Option.none(),
                HashSet.empty(),
                HashSet.empty(),
                Option.none(),
                Option.none(),
                Option.none(),
                new PaymentRules.Change(Option.none(), Option.none(), LinkedHashMap.of(kind, unique)));
        shop.set(before.change(new SettingsChange(
                Option.none(),
                false,
                relationship,
                TokenChange.NONE,
                CertificateChange.NONE,
                TerminalPermission.Change.NONE,
                RequestSettings.Change.NONE)));
    }

    private static Group named(Group document, String order, String transaction) {
        return document.with("order", document.group("order").with("reference", new Text(order)))
                .with("transaction", document.group("transaction").with("reference", new Text(transaction)));
    }

    private static Group pay(String order, String transaction) {
        return named(ofOrder("PAY", "7.00", withCard("100")), order, transaction);
    }

    private static Either<Refusal, TransactionView> taken(String field, String name) {
        return Either.left(Refusal.malformed(Violation.notUnique(field, name)));
    }

    @Test
    void a_name_is_one_order_s_and_one_transaction_s() {
        shop.perform("o1", "1", pay("R1", "T1")).get();
        assertThat(shop.perform("o2", "1", pay("R1", "T2"))).isEqualTo(taken("order.reference", "R1"));
        assertThat(shop.perform("o2", "1", pay("R2", "T1"))).isEqualTo(taken("transaction.reference", "T1"));
        assertThat(shop.acquirer.asked()).hasSize(1);
        assertThat(shop.orders.find(shop.key("o2"))).isEmpty();
        assertThat(shop.perform("o2", "1", pay("R2", "T2")).get().created()).isTrue();
        Group refund = ofTransaction("REFUND", "1.00");
        assertThat(shop.perform("o2", "2", named(refund, "R2", "T1"))).isEqualTo(taken("transaction.reference", "T1"));
        assertThat(shop.perform("o2", "2", refund).isRight())
                .as("none is needed")
                .isTrue();
    }

    @Test
    void the_same_request_again_is_answered_as_the_first_time() {
        Group document = pay("R1", "T1");
        TransactionView first = shop.perform("o1", "1", document).get();
        TransactionView again = shop.perform("o1", "1", document).get();
        assertThat(again.created()).isFalse();
        assertThat(again.transaction()).isEqualTo(first.transaction());
    }

    @Test
    void what_was_declined_keeps_its_names_and_the_order_goes_on_under_its_own() {
        shop.acquirer.answers(GatewayCode.DECLINED);
        shop.perform("o1", "1", pay("R1", "T1")).get();
        assertThat(shop.perform("o2", "1", pay("R1", "T2"))).isEqualTo(taken("order.reference", "R1"));
        assertThat(shop.perform("o1", "2", pay("R1", "T1"))).isEqualTo(taken("transaction.reference", "T1"));
        assertThat(shop.perform("o1", "2", pay("R1", "T2")).get().created()).isTrue();
    }

    @Test
    void what_was_refused_gives_no_name_and_uses_up_no_security_code() {
        shop.perform("o1", "1", pay("R1", "T1")).get();
        PaymentSession session = shop.sessionWithCard();
        Group document = ofOrder("PAY", "7.00", withSession(session.id()));
        assertThat(shop.perform("o2", "1", named(document, "R2", "T1")).isLeft())
                .isTrue();
        assertThat(shop.world.sessions.find(session.id())).contains(session);
        assertThat(shop.perform("o3", "1", named(document, "R2", "T2")).get().created())
                .isTrue();
    }

    @Test
    void names_may_come_from_the_session() {
        shop.perform("o1", "1", pay("R1", "T1")).get();
        PaymentSession session = shop.session(withCard("100").with("order", group("reference", new Text("R1"))));
        Group document = ofOrder("PAY", "7.00", withSession(session.id()))
                .with("transaction", group("reference", new Text("T2")));
        assertThat(shop.perform("o2", "1", document)).isEqualTo(taken("order.reference", "R1"));
    }

    @Test
    void a_payment_without_names_is_refused_and_no_other_merchant_s_rule_matters() {
        Group bare = ofOrder("PAY", "7.00", withCard("100"));
        assertThat(shop.perform("o1", "1", bare).getLeft())
                .isEqualTo(new Refusal.Malformed(io.vavr.collection.List.of(
                        Violation.notUnique("order.reference", ""), Violation.notUnique("transaction.reference", ""))));
        set(Kind.TRANSACTION, false);
        shop.perform("o1", "1", pay("R1", "T1")).get();
        assertThat(shop.perform("o2", "1", pay("R2", "T1")).isRight()).isTrue();
        set(Kind.ORDER, false);
        assertThat(shop.perform("o3", "1", bare).isRight()).isTrue();
        assertThat(shop.perform("o4", "1", pay("R1", "T1")).isRight()).isTrue();
    }

    @Test
    void of_ten_orders_that_want_one_name_at_the_same_time_one_is_paid() throws Exception {
        try (Together ten = new Together(10)) {
            for (int round = 0; round < 50; round++) {
                String name = "R" + round;
                List<Either<Refusal, TransactionView>> answers =
                        ten.run(i -> shop.perform(name + "-" + i, "1", pay(name, name + "-" + i)));
                assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
                assertThat(answers.stream().filter(Either::isLeft))
                        .allMatch(answer -> answer.equals(taken("order.reference", name)));
                assertThat(shop.acquirer.asked()).hasSize(round + 1);
            }
        }
    }
}
