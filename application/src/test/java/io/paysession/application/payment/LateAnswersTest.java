package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Incidents.Listed;
import io.paysession.application.testing.InterferingOrders;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Incident.Status;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Answers that come when others have stored the end, and what is done about them. */
class LateAnswersTest {
    private static final Group PAY = ofOrder("PAY", "7.00", withCard("100"));

    private final PaymentWorld shop = new PaymentWorld();

    @Test
    void an_intent_that_has_grown_old_while_its_clock_was_set_back_is_not_sent() {
        Transaction late = performed(() -> {
            shop.world.time.pass(Duration.ofMinutes(2));
            shop.world.time.set(Duration.ofMinutes(-2));
        });
        assertThat(late.code()).contains(GatewayCode.TIMED_OUT);
        assertThat(shop.acquirer.asked()).isEmpty();
    }

    @Test
    void an_intent_that_has_grown_old_while_the_machine_slept_is_not_sent() {
        Transaction late = performed(() -> shop.world.time.set(Duration.ofMinutes(2)));
        assertThat(late.code()).contains(GatewayCode.TIMED_OUT);
        assertThat(shop.acquirer.asked()).isEmpty();
        assertThat(shop.orders.incidents().unacknowledged()).isZero();
    }

    @Test
    void an_intent_that_has_waited_for_less_than_the_patience_is_sent() {
        Transaction sent = performed(() -> shop.world.time.pass(Duration.ofSeconds(80)));
        assertThat(sent.code()).contains(GatewayCode.APPROVED);
    }

    @Test
    void what_was_sent_late_and_not_answered_is_asked_about_until_it_is_known() {
        shop.acquirer.forgetsWhatItSaid().isSilentAfterDoing(GatewayCode.APPROVED);
        sentAfterOthersHaveSettled();
        assertThat(shop.recorded("o")).isEqualTo(new Sums(0, 0, 0));
        assertThat(incident()).isEqualTo(Status.INQUIRING);
        shop.acquirer.isDeafTo(1);
        resolve();
        assertThat(incident()).isEqualTo(Status.INQUIRING);
        shop.world.time.pass(Duration.ofMinutes(1));
        resolve();
        assertThat(incident()).isEqualTo(Status.REOPENED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    @Test
    void what_was_sent_late_and_got_lost_is_harmless() {
        shop.acquirer.forgetsWhatItSaid().isSilentBeforeDoing();
        sentAfterOthersHaveSettled();
        resolve();
        assertThat(incident()).isEqualTo(Status.HARMLESS);
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.TIMED_OUT);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o"));
    }

    @Test
    void a_late_decline_of_what_has_failed_is_no_news() {
        shop.acquirer.forgetsWhatItSaid().answers(GatewayCode.DECLINED);
        sentAfterOthersHaveSettled();
        assertThat(shop.orders.incidents().list(true, 10)).isEmpty();
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.TIMED_OUT);
    }

    @Test
    void both_words_stay_with_the_transaction() {
        shop.acquirer.forgetsWhatItSaid();
        sentAfterOthersHaveSettled();
        assertThat(shop.transaction("o", "1")
                        .state()
                        .settled()
                        .get()
                        .other()
                        .get()
                        .code())
                .isEqualTo(GatewayCode.TIMED_OUT);
        Incident raised = listed().incident();
        assertThat(raised.stored()).isEqualTo(GatewayCode.TIMED_OUT);
        assertThat(raised.said()).isEqualTo(GatewayCode.APPROVED);
        assertThat(raised.amount()).isEqualTo(shop.transaction("o", "1").amount());
    }

    @Test
    void a_reversal_that_does_not_reach_the_acquirer_is_tried_again_and_one_that_is_declined_is_for_a_human() {
        goneOnWithout();
        shop.acquirer.isNotReached();
        resolve();
        assertThat(incident()).isEqualTo(Status.REVERSING);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o"));
        shop.acquirer.answers(GatewayCode.DECLINED);
        shop.world.time.pass(Duration.ofMinutes(1));
        resolve();
        assertThat(incident()).isEqualTo(Status.UNRESOLVED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(1200, 1200, 0));
    }

    @Test
    void a_reversal_waits_until_the_order_is_free() {
        goneOnWithout();
        shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
        resolve();
        assertThat(incident()).isEqualTo(Status.REVERSING);
        shop.world.time.pass(Duration.ofMinutes(1));
        resolve();
        assertThat(shop.acquirer.asked()).as("asked once").hasSize(3);
        assertThat(shop.settleLater()).isEqualTo(1);
        resolve();
        assertThat(incident()).isEqualTo(Status.REVERSED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(500, 500, 0));
    }

    @Test
    void a_reversal_that_the_acquirer_itself_refuses_is_for_a_human_in_whatever_words() {
        goneOnWithout();
        shop.acquirer.answers(GatewayCode.ACQUIRER_SYSTEM_ERROR);
        resolve();
        assertThat(incident()).isEqualTo(Status.UNRESOLVED);
    }

    @Test
    void a_reversal_goes_through_when_the_acquirer_is_there_again_after_days_and_leaves_no_heap_of_attempts() {
        goneOnWithout();
        shop.acquirer.isNotReached().isDeafTo(Integer.MAX_VALUE);
        resolveFor(Duration.ofDays(3));
        assertThat(incident()).isEqualTo(Status.REVERSING);
        assertThat(shop.orders.incidents().unacknowledged()).isEqualTo(1);
        assertThat(reversals()).isEqualTo(1);
        assertThat(shop.acquirer.inquired().size())
                .as("asked less and less often")
                .isBetween(100, 1000);
        shop.acquirer.isDeafTo(0);
        resolveFor(Duration.ofMinutes(10));
        assertThat(incident()).isEqualTo(Status.REVERSED);
        assertThat(reversals()).isEqualTo(2);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(500, 500, 0));
    }

    @Test
    void an_acquirer_that_answers_inquiries_only_is_tried_again_at_growing_pauses() {
        goneOnWithout();
        for (int i = 0; i < 1000; i++) {
            shop.acquirer.isNotReached();
        }
        resolveFor(Duration.ofDays(1));
        assertThat(incident()).isEqualTo(Status.REVERSING);
        assertThat(reversals()).isBetween(20, 32);
    }

    @Test
    void a_reversal_that_somebody_has_seen_to_is_not_tried_any_more() {
        goneOnWithout();
        shop.acquirer.isNotReached();
        resolve();
        assertThat(shop.orders.incidents().acknowledge(listed().number(), shop.world.time.now()))
                .isTrue();
        resolveFor(Duration.ofDays(1));
        assertThat(incident()).isEqualTo(Status.REVERSING);
        assertThat(reversals()).isEqualTo(1);
    }

    @Test
    void no_answer_is_no_contradiction_of_what_the_acquirer_has_said_to_others_meanwhile() {
        shop.acquirer.isSilentAfterDoing(GatewayCode.DECLINED);
        InterferingOrders orders = new InterferingOrders(shop.orders.seenBy("slow"))
                .beforeSaving(() -> {})
                .beforeSaving(() -> assertThat(shop.settleLater()).isEqualTo(1));
        var unusedView = shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY));
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.DECLINED);
        assertThat(shop.orders.incidents().list(true, 10)).isEmpty();
    }

    @Test
    void nothing_is_begun_about_incidents_when_that_is_not_wanted_any_more() {
        goneOnWithout();
        assertThat(shop.useCases
                        .resolve()
                        .resolveIncidents(new ResolveIncidentsCommand(Option.none(), 10, () -> false)))
                .isZero();
        assertThat(reversals()).isZero();
        resolve();
        assertThat(incident()).as("nobody has taken it").isEqualTo(Status.REVERSED);
    }

    /** As often as a server would. */
    private void resolveFor(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) <= 0; passed = passed.plusSeconds(10)) {
            shop.world.time.pass(Duration.ofSeconds(10));
            resolve();
        }
    }

    private int reversals() {
        return shop.order("o").transactions().count(each -> each.id().value().startsWith("reversal"));
    }

    /** A payment of 7.00 that is stored, and during which something happens before it can be sent. */
    private Transaction performed(Runnable meanwhile) {
        InterferingOrders orders = new InterferingOrders(shop.orders.seenBy("slow")).beforeSaving(meanwhile);
        return shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY))
                .get()
                .transaction();
    }

    /** A payment that goes out directly after it was looked at, but not before others have settled it. */
    private void sentAfterOthersHaveSettled() {
        InterferingOrders orders = new InterferingOrders(shop.orders.seenBy("slow"))
                .afterLooking(() -> assertThat(shop.settleLater()).isEqualTo(1));
        var unusedView = shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY));
    }

    /** The same, and the merchant has paid 5.00 by another transaction meanwhile. */
    private void goneOnWithout() {
        shop.acquirer.forgetsWhatItSaid();
        InterferingOrders orders = new InterferingOrders(shop.orders.seenBy("slow")).afterLooking(() -> {
            assertThat(shop.settleLater()).isEqualTo(1);
            shop.perform("o", "2", ofOrder("PAY", "5.00", withCard("100"))).get();
        });
        var unusedView = shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY));
        assertThat(incident()).isEqualTo(Status.REVERSING);
    }

    private void resolve() {
        int unusedCount = shop.useCases.resolve().resolveIncidents(new ResolveIncidentsCommand(10));
    }

    private Listed listed() {
        return shop.orders.incidents().list(true, 10).single();
    }

    private Status incident() {
        return listed().incident().status();
    }
}
