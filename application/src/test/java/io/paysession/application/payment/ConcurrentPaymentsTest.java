package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.undo;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.PaymentWorld.withVersionOf;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Refusal;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.application.testing.Together;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Real threads on one order or one session, all let go at the same moment. */
@Execution(ExecutionMode.SAME_THREAD)
class ConcurrentPaymentsTest {
    private static final Refusal LOCKED = new Refusal.ByOrder(new OrderRefusal.Locked());
    private static final String CODE = "sourceOfFunds.provided.card.securityCode";
    private static final String NAME = "sourceOfFunds.provided.card.nameOnCard";
    private static final Together TWO = new Together(2);
    private static final Together TEN = new Together(10);

    private final PaymentWorld shop = new PaymentWorld();

    @AfterAll
    static void stop() {
        TWO.close();
        TEN.close();
    }

    @Test
    void of_a_thousand_pairs_of_the_same_request_each_runs_once() throws Exception {
        Group document = ofOrder("PAY", "7.00", withCard("100"));
        for (int pair = 0; pair < 1000; pair++) {
            String order = "o" + pair;
            List<Either<Refusal, TransactionView>> answers = TWO.run(i -> shop.perform(order, "1", document));
            assertThat(answers.stream().filter(answer -> answer.exists(TransactionView::created)))
                    .as("one answer is the first")
                    .hasSize(1);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.isLeft()
                                            ? answer.getLeft()
                                            : answer.get().transaction())
                            .isIn(LOCKED, shop.transaction(order, "1")));
            assertThat(shop.acquirer.asked()).hasSize(pair + 1);
            assertThat(shop.recorded(order)).isEqualTo(shop.booked(order)).isEqualTo(new Sums(700, 700, 0));
        }
    }

    @Test
    void of_ten_refunds_of_five_on_seven_one_is_done() throws Exception {
        for (int round = 0; round < 100; round++) {
            String order = "o" + round;
            shop.perform(order, "pay", ofOrder("PAY", "7.00", withCard("100"))).get();
            List<Either<Refusal, TransactionView>> answers =
                    TEN.run(i -> shop.perform(order, "refund" + i, ofTransaction("REFUND", "5.00")));
            assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
            assertThat(shop.recorded(order)).isEqualTo(shop.booked(order)).isEqualTo(new Sums(700, 700, 500));
            assertThat(shop.order(order).status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        }
    }

    @Test
    void captures_side_by_side_never_take_more_than_was_authorised() throws Exception {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        AcquirerRelationship exact = new AcquirerRelationship(
                all.acquirer(),
                all.privileges().remove(Privilege.EXCESSIVE_CAPTURE),
                all.currencies(),
                all.cardTypes(),
                all.payerAuthentication());
        shop.set(new MerchantSettings(exact, HashMap.empty(), TokenSettings.DEFAULT));
        for (int round = 0; round < 100; round++) {
            String order = "o" + round;
            shop.perform(order, "a", ofOrder("AUTHORIZE", "10.00", withCard("100")))
                    .get();
            List<Either<Refusal, TransactionView>> answers = TEN.run(i -> {
                Either<Refusal, TransactionView> answer =
                        shop.perform(order, "c" + i, ofTransaction("CAPTURE", "3.00"));
                for (int again = 0;
                        again < 1000 && answer.isLeft() && answer.getLeft().equals(LOCKED);
                        again++) {
                    answer = shop.perform(order, "c" + i, ofTransaction("CAPTURE", "3.00"));
                }
                return answer;
            });
            assertThat(answers.stream().filter(Either::isRight)).hasSize(3);
            assertThat(shop.booked(order)).isEqualTo(shop.recorded(order)).isEqualTo(new Sums(1000, 900, 0));
        }
    }

    @Test
    void a_void_and_a_refund_of_one_payment_never_both_give_the_money_back() throws Exception {
        for (int round = 0; round < 200; round++) {
            String order = "o" + round;
            shop.perform(order, "pay", ofOrder("PAY", "7.00", withCard("100"))).get();
            List<Either<Refusal, TransactionView>> answers = TWO.run(i -> i == 0
                    ? shop.perform(order, "void", undo("pay"))
                    : shop.perform(order, "refund", ofTransaction("REFUND", "7.00")));
            assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
            assertThat(shop.booked(order)).isEqualTo(shop.recorded(order));
            assertThat(shop.booked(order)).isIn(new Sums(0, 0, 0), new Sums(700, 700, 700));
        }
    }

    @Test
    void the_security_code_of_a_session_is_used_by_one_operation_only() throws Exception {
        for (int round = 0; round < 100; round++) {
            PaymentSession session = shop.sessionWithCard();
            Group document = ofOrder("PAY", "7.00", withVersionOf(session));
            int before = shop.acquirer.asked().size();
            int number = round;
            List<Either<Refusal, TransactionView>> answers =
                    TEN.run(i -> shop.perform("o" + number + "-" + i, "1", document));
            assertThat(answers).allMatch(answer -> answer.isRight());
            assertThat(shop.acquirer.asked().stream()
                            .skip(before)
                            .filter(asked -> asked.fields().text(CODE).isDefined()))
                    .hasSize(1);
            assertThat(shop.world.stored(session.id()).fields().text(CODE)).isEmpty();
        }
    }

    @Test
    void no_operation_uses_other_content_than_that_of_the_version_that_it_names() throws Exception {
        int changed = 0;
        for (int round = 0; round < 300; round++) {
            PaymentSession session = shop.session(named("first", round % 2 == 0));
            String order = "o" + round;
            Group document = ofOrder("PAY", "7.00", withVersionOf(session));
            List<Either<Refusal, ?>> answers = TWO.run(i -> i == 0
                    ? shop.perform(order, "1", document)
                    : shop.world.update(shop.world.byMerchant(), session.id(), named("second", true)));
            Either<Refusal, ?> paid = answers.get(0);
            if (paid.isLeft()) {
                changed++;
                assertThat(paid.getLeft())
                        .isEqualTo(new Refusal.BySession(new SessionRefusal.Changed(
                                session.version().value(), session.version().next())));
                assertThat(shop.orders.find(shop.key(order))).isEmpty();
            } else {
                var asked = shop.acquirer.asked();
                assertThat(asked.get(asked.size() - 1).fields().text(NAME)).contains("first");
            }
            assertThat(shop.world.stored(session.id()).fields().text(NAME))
                    .as("the update is never lost")
                    .contains("second");
        }
        assertThat(shop.acquirer.asked()).hasSize(300 - changed);
    }

    @Test
    void an_update_that_comes_before_the_code_is_used_up_leaves_nothing_of_the_code_that_was_used() throws Exception {
        for (int round = 0; round < 200; round++) {
            PaymentSession session = shop.session(named("first", true));
            String order = "o" + round;
            List<Either<Refusal, ?>> answers = TWO.run(i -> i == 0
                    ? shop.perform(order, "1", ofOrder("PAY", "7.00", withSession(session.id())))
                    : shop.world.update(shop.world.byMerchant(), session.id(), group("locale", new Text("de"))));
            assertThat(answers).allMatch(answer -> answer.isRight());
            PaymentSession now = shop.world.stored(session.id());
            assertThat(now.fields().text(CODE)).isEmpty();
            assertThat(now.fields().text("locale")).contains("de");
        }
    }

    @Test
    void whoever_settles_and_whoever_asks_agree_on_the_end() throws Exception {
        for (int round = 0; round < 200; round++) {
            String order = "o" + round;
            shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
            shop.perform(order, "1", ofOrder("PAY", "7.00", withCard("100"))).get();
            List<Integer> settled = TWO.run(i -> shop.settleLater());
            assertThat(settled.stream().mapToInt(Integer::intValue).sum()).isBetween(1, 2);
            assertThat(shop.recorded(order)).isEqualTo(shop.booked(order)).isEqualTo(new Sums(700, 700, 0));
            assertThat(shop.order(order).revision()).isEqualTo(2);
        }
    }

    private static Group named(String name, boolean withCode) {
        Group funds = withCard("100").group("sourceOfFunds");
        Group card = funds.group("provided").group("card").with("nameOnCard", new Text(name));
        Group held = withCode ? card : Group.of(card.members().remove("securityCode"));
        return group("sourceOfFunds", group("provided", group("card", held)));
    }
}
