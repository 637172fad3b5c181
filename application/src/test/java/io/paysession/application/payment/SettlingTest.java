package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.SampleOrders.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.UnreadableException;
import io.paysession.application.testing.InterferingOrders;
import io.paysession.application.testing.Pause;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of transactions whose outcome is not known. */
class SettlingTest {
    private static final Group PAY = ofOrder("PAY", "7.00", withCard("100"));

    private final PaymentWorld shop = new PaymentWorld();

    @Test
    void nobody_inquires_while_the_acquirer_may_still_answer() {
        shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
        shop.perform("o", "1", PAY).get();
        shop.world.time.pass(PaymentSettings.DEFAULT.acquirerPatience());
        assertThat(settle(10)).isZero();
        assertThat(shop.acquirer.inquired()).isEmpty();
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.acquirer.inquired()).containsExactly(reference("o", "1"));
        assertThat(shop.settleLater()).as("once is enough").isZero();
    }

    @Test
    void what_the_acquirer_says_it_has_done_is_done() {
        shop.acquirer.isSilentAfterDoing(GatewayCode.DECLINED);
        shop.perform("o", "1", PAY).get();
        shop.settleLater();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.DECLINED);
    }

    @Test
    void what_the_acquirer_was_never_asked_for_has_failed() {
        shop.acquirer.isSilentBeforeDoing();
        shop.perform("o", "1", PAY).get();
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.TIMED_OUT);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(0, 0, 0));
    }

    @Test
    void what_was_in_flight_is_unknown_as_long_as_the_acquirer_is_silent() {
        begunAndLeft("o");
        assertThat(shop.perform("o", "1", PAY).isLeft()).as("in flight").isTrue();
        shop.acquirer.isDeafTo(2);
        assertThat(shop.settleLater()).isZero();
        assertThat(shop.perform("o", "1", PAY).get().transaction().code()).contains(GatewayCode.UNKNOWN);
        assertThat(shop.settleLater()).isZero();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.UNKNOWN);
        assertThat(shop.settleLater()).isEqualTo(1);
    }

    @Test
    void what_the_acquirer_is_still_thinking_about_stays_pending() {
        shop.acquirer.decidesLater(reference("o", "1"), GatewayCode.APPROVED);
        assertThat(shop.perform("o", "1", PAY).get().transaction().code()).contains(GatewayCode.PENDING);
        shop.acquirer.isDeafTo(1);
        assertThat(shop.settleLater()).isZero();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.PENDING);
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    @Test
    void a_younger_transaction_of_the_same_order_is_left_to_whoever_is_asking() {
        shop.acquirer.isSilentBeforeDoing();
        shop.perform("o", "1", PAY).get();
        shop.world.time.pass(Duration.ofMinutes(2));
        Pause pause = new Pause();
        CompletableFuture<?>[] asking = new CompletableFuture<?>[1];
        InterferingOrders orders = new InterferingOrders(shop.orders).afterClaiming(() -> {
            assertThat(shop.settleLater()).isEqualTo(1);
            shop.acquirer.waitsFor(pause);
            asking[0] = CompletableFuture.supplyAsync(() -> shop.perform("o", "2", PAY));
            pause.awaitBegin();
        });
        assertThat(shop.useCasesOn(orders).settle().settleTransactions(new SettleTransactionsCommand(10)))
                .isZero();
        assertThat(shop.acquirer.inquired()).containsExactly(reference("o", "1"));
        pause.end();
        asking[0].orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(shop.transaction("o", "2").code()).contains(GatewayCode.APPROVED);
    }

    @Test
    void an_order_that_cannot_be_read_keeps_no_other_waiting_and_is_asked_for_nothing() {
        for (String order : List.of("changed", "o")) {
            shop.acquirer.isSilentBeforeDoing();
            shop.perform(order, "1", PAY).get();
        }
        shop.world.time.pass(Duration.ofMinutes(2));
        InterferingOrders orders = new InterferingOrders(shop.orders);
        orders.cannotRead(shop.key("changed"));
        PaymentUseCases useCases = shop.useCasesOn(orders);
        assertThat(useCases.settle().settleTransactions(new SettleTransactionsCommand(10)))
                .isEqualTo(1);
        assertThat(shop.acquirer.inquired()).containsExactly(reference("o", "1"));
        for (String transaction : List.of("1", "2")) {
            PerformTransactionCommand again =
                    new PerformTransactionCommand(shop.world.byMerchant(), "changed", transaction, PAY);
            assertThatThrownBy(() -> useCases.perform().performTransaction(again))
                    .isInstanceOf(UnreadableException.class);
        }
        assertThat(shop.booked("changed")).isEqualTo(new Sums(0, 0, 0));
    }

    @Test
    void whoever_has_been_asked_for_money_is_not_told_of_as_if_nothing_was_done() {
        InterferingOrders orders = new InterferingOrders(shop.orders);
        orders.beforeSaving(() -> {}).beforeSaving(() -> {
            assertThat(shop.settleLater()).isEqualTo(1);
            orders.cannotRead(shop.key("o"));
        });
        PerformTransactionCommand pay = new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY);
        assertThatThrownBy(() -> shop.useCasesOn(orders).perform().performTransaction(pay))
                .isInstanceOf(IllegalStateException.class);
        assertThat(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    @Test
    void an_end_that_somebody_else_has_stored_meanwhile_is_the_end() {
        shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
        shop.perform("o", "1", PAY).get();
        shop.world.time.pass(Duration.ofMinutes(2));
        InterferingOrders orders = new InterferingOrders(shop.orders)
                .beforeSaving(() -> assertThat(shop.settleLater()).isEqualTo(1));
        assertThat(shop.useCasesOn(orders).settle().settleTransactions(new SettleTransactionsCommand(10)))
                .isEqualTo(1);
        assertThat(shop.recorded("o")).isEqualTo(new Sums(700, 700, 0));
        assertThat(shop.order("o").revision()).isEqualTo(2);
    }

    @Test
    void an_answer_that_comes_after_the_end_was_found_changes_nothing() {
        InterferingOrders orders = new InterferingOrders(shop.orders)
                .beforeSaving(() -> {})
                .beforeSaving(() -> assertThat(shop.settleLater()).isEqualTo(1));
        TransactionView view = shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY))
                .get();
        assertThat(view.transaction().code()).contains(GatewayCode.APPROVED);
        assertThat(view.order()).isEqualTo(shop.order("o"));
        assertThat(shop.order("o").revision()).isEqualTo(1);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    @Test
    void an_outage_after_the_acquirer_has_answered_is_told_and_settled_later() {
        InterferingOrders orders = new InterferingOrders(shop.orders)
                .beforeSaving(() -> {})
                .beforeSaving(() -> {
                    throw new OutageException("away");
                });
        PerformTransactionUseCase perform = shop.useCasesOn(orders).perform();
        PerformTransactionCommand command = new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY);
        assertThatThrownBy(() -> perform.performTransaction(command)).isInstanceOf(OutageException.class);
        assertThat(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
        assertThat(shop.recorded("o")).isEqualTo(new Sums(0, 0, 0));
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.recorded("o")).isEqualTo(new Sums(700, 700, 0));
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void no_more_are_looked_at_than_were_asked_for_and_the_oldest_first() {
        for (int i = 0; i < 5; i++) {
            shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
            shop.perform("o" + i, "1", PAY).get();
            shop.world.time.pass(Duration.ofSeconds(1));
        }
        shop.world.time.pass(Duration.ofMinutes(2));
        assertThat(settle(2)).isEqualTo(2);
        assertThat(shop.acquirer.inquired()).containsExactly(reference("o0", "1"), reference("o1", "1"));
        assertThat(settle(10)).isEqualTo(3);
    }

    @Test
    void orders_of_which_nothing_can_be_learnt_keep_no_others_waiting() {
        for (int i = 0; i < 5; i++) {
            shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
            shop.perform("o" + i, "1", PAY).get();
            shop.world.time.pass(Duration.ofSeconds(1));
        }
        shop.world.time.pass(Duration.ofMinutes(2));
        shop.acquirer.isDeafTo(4);
        assertThat(settle(2) + settle(2)).isZero();
        assertThat(settle(2)).as("the fifth has its turn").isEqualTo(1);
        assertThat(settle(2)).as("the others have theirs again later").isZero();
        assertThat(shop.settleLater()).isEqualTo(4);
    }

    @Test
    void an_inquiry_that_was_broken_off_leaves_the_order_as_it_was_and_nothing_new_is_taken() {
        for (int i = 0; i < 2; i++) {
            shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
            shop.perform("o" + i, "1", PAY).get();
        }
        shop.world.time.pass(Duration.ofMinutes(2));
        shop.acquirer.isDeafTo(1);
        AtomicInteger looks = new AtomicInteger();
        assertThat(shop.useCases
                        .settle()
                        .settleTransactions(
                                new SettleTransactionsCommand(Option.none(), 10, () -> looks.incrementAndGet() < 2)))
                .isZero();
        assertThat(shop.acquirer.inquired()).hasSize(1);
        assertThat(shop.order("o0").revision()).isEqualTo(1);
        assertThat(shop.order("o1").revision()).isEqualTo(1);
        assertThat(shop.settleLater()).isEqualTo(2);
    }

    @Test
    void an_acquirer_that_is_not_set_up_any_more_is_silent() {
        AcquirerName gone = new AcquirerName("gone");
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        shop.set(new MerchantSettings(
                new AcquirerRelationship(
                        gone, all.privileges(), all.currencies(), all.cardTypes(), all.payerAuthentication()),
                HashMap.empty(),
                TokenSettings.DEFAULT));
        shop.acquirer.alsoKnows(gone).isSilentAfterDoing(GatewayCode.APPROVED);
        shop.perform("o", "1", PAY).get();
        shop.acquirer.forgets(gone);
        assertThat(shop.settleLater()).isZero();
        assertThat(shop.acquirer.inquired()).isEmpty();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.UNKNOWN);
    }

    @Test
    void an_answer_that_cannot_be_believed_leaves_the_outcome_unknown_and_keeps_no_others_waiting() {
        shop.acquirer.approvesOnly(new Money(1, Currency.getInstance("JPY")));
        assertThat(shop.perform("broken", "1", PAY).get().transaction().code()).contains(GatewayCode.UNKNOWN);
        shop.world.time.pass(Duration.ofSeconds(1));
        shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
        shop.perform("o", "1", PAY).get();
        shop.world.time.pass(Duration.ofMinutes(2));
        assertThat(settle(1)).isZero();
        assertThat(settle(1)).as("the other has its turn").isEqualTo(1);
        assertThat(shop.transaction("broken", "1").code()).contains(GatewayCode.UNKNOWN);
        assertThat(shop.recorded("broken")).isEqualTo(new Sums(0, 0, 0));
    }

    @Test
    void one_order_that_cannot_be_settled_does_not_keep_the_others_from_it_and_is_told() {
        for (String order : List.of("broken", "o")) {
            shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
            shop.perform(order, "1", PAY).get();
            shop.world.time.pass(Duration.ofSeconds(1));
        }
        shop.world.time.pass(Duration.ofMinutes(2));
        SettleTransactionsUseCase settling = shop.useCasesOn(new InterferingOrders(shop.orders).beforeSaving(() -> {
                    throw new IllegalStateException("An outcome that cannot be stored");
                }))
                .settle();
        SettleTransactionsCommand one = new SettleTransactionsCommand(1);
        assertThatThrownBy(() -> settling.settleTransactions(one)).isInstanceOf(IllegalStateException.class);
        assertThat(shop.transaction("broken", "1").code()).contains(GatewayCode.UNKNOWN);
        assertThat(settling.settleTransactions(one))
                .as("the other has its turn")
                .isEqualTo(1);
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.APPROVED);
    }

    @Test
    void what_was_done_in_part_counts_in_part() {
        shop.acquirer.approvesOnly(eur(300));
        assertThat(shop.perform("o", "1", PAY).get().transaction().code()).contains(GatewayCode.PARTIALLY_APPROVED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(300, 300, 0));
        assertThat(shop.perform("o", "2", ofTransaction("REFUND", "7.00")).isLeft())
                .isTrue();
    }

    /** A payment whose process has died while the acquirer was being asked. */
    private void begunAndLeft(String order) {
        InterferingOrders orders = new InterferingOrders(shop.orders)
                .beforeSaving(() -> {})
                .beforeSaving(() -> {
                    throw new OutageException("dead");
                });
        PerformTransactionUseCase perform = shop.useCasesOn(orders).perform();
        PerformTransactionCommand command = new PerformTransactionCommand(shop.world.byMerchant(), order, "1", PAY);
        assertThatThrownBy(() -> perform.performTransaction(command)).isInstanceOf(OutageException.class);
    }

    private int settle(int limit) {
        return shop.useCases.settle().settleTransactions(new SettleTransactionsCommand(limit));
    }

    private Reference reference(String order, String transaction) {
        return new Reference(AcquirerName.SANDBOX, shop.key(order), new TransactionId(transaction));
    }
}
