package io.paysession.application.testing;

import static io.paysession.application.testing.SampleOrders.heard;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Claim;
import io.paysession.application.port.Orders.Due;
import io.paysession.application.port.Orders.PayersDue;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may ask an acquirer, or look for a payer: whoever has claimed it, and nobody else. */
abstract class OrderClaimsContract extends OrderStoreContract {
    private static final Duration TERM = Duration.ofMinutes(5);

    @Test
    void claims_open_orders_those_that_wait_longest_first() {
        Order second = asked(now.minusSeconds(20));
        Order first = asked(now.minusSeconds(30));
        Order third = asked(now.minusSeconds(10));
        Order young = asked(now);
        assertThat(claim(now, 2)).containsExactly(first.key(), second.key());
        assertThat(claim(now, 100)).as("the rest").containsExactly(third.key());
        assertThat(claim(now.plusMillis(1), 100)).containsExactly(young.key());
    }

    @Test
    void an_order_waits_since_its_acquirer_was_asked_last_and_not_since_it_was_created() {
        Order older = asked(now.minusSeconds(30));
        Order younger = asked(now.minusSeconds(20));
        Order askedAgain = heard(older, GatewayCode.UNKNOWN, now.minusSeconds(10));
        assertThat(orders().save(Change.of(older, askedAgain))).isEqualTo(Saved.SAVED);
        assertThat(claim(now, 100)).containsExactly(younger.key(), older.key());
    }

    @Test
    void claims_an_order_with_the_revision_that_it_has() {
        Order order = asked(now.minusSeconds(30));
        Order undecided = heard(order, GatewayCode.UNKNOWN, now.minusSeconds(20));
        assertThat(orders().save(Change.of(order, undecided))).isEqualTo(Saved.SAVED);
        assertThat(orders().claim(due(now, 1))).containsExactly(new Claim(order.key(), undecided.revision()));
    }

    @Test
    void claims_of_one_acquirer_only_what_waits_for_it() {
        Order order = asked(now.minusSeconds(30));
        Due other = new Due(Option.some(new AcquirerName("nobody")), now, TERM, 100);
        assertThat(orders().claim(other)).isEmpty();
        assertThat(claim(now, 100)).containsExactly(order.key());
    }

    @Test
    void says_whom_orders_wait_for() {
        Order order = asked(now);
        assertThat(orders().waitedFor()).contains(acquirer);
        assertThat(orders().save(Change.of(order, heard(order, GatewayCode.APPROVED, now))))
                .isEqualTo(Saved.SAVED);
        assertThat(orders().waitedFor()).doesNotContain(acquirer);
    }

    @Test
    void an_undecided_order_waits_since_it_was_last_asked_about_and_a_settled_one_no_more() {
        Instant asked = now.minus(Duration.ofMinutes(1));
        Order order = asked(asked);
        assertThat(claim(asked, 100)).isEmpty();
        Order undecided = heard(order, GatewayCode.UNKNOWN, now);
        assertThat(orders().save(Change.of(order, undecided))).isEqualTo(Saved.SAVED);
        assertThat(claim(now, 100)).isEmpty();
        assertThat(claim(now.plusMillis(1), 100)).containsExactly(order.key());
        assertThat(orders().save(Change.of(undecided, heard(undecided, GatewayCode.APPROVED, now))))
                .isEqualTo(Saved.SAVED);
        assertThat(claim(now.plusSeconds(1), 100)).isEmpty();
    }

    @Test
    void whoever_stores_an_open_order_holds_it_as_long_as_it_is_the_same() {
        Order order = asked(now);
        assertThat(orders().isHeld(order)).isTrue();
        assertThat(ordersOfAnotherProcess().isHeld(order)).isFalse();
        Order next = heard(order, GatewayCode.UNKNOWN, now);
        assertThat(ordersOfAnotherProcess().save(Change.of(order, next))).isEqualTo(Saved.SAVED);
        assertThat(orders().isHeld(order)).isFalse();
        assertThat(orders().isHeld(next)).isFalse();
        assertThat(ordersOfAnotherProcess().isHeld(next)).isTrue();
        assertThat(orders().isHeld(fresh())).isFalse();
    }

    @Test
    void whoever_claims_an_order_takes_the_right_to_ask_from_whoever_had_it() {
        Order order = asked(now.minusSeconds(30));
        assertThat(ordersOfAnotherProcess().claim(due(now, 100))).hasSize(1);
        assertThat(orders().isHeld(order)).isFalse();
        assertThat(ordersOfAnotherProcess().isHeld(order)).isTrue();
        assertThat(claim(now, 100)).as("for a term").isEmpty();
        assertThat(orders().find(order.key())).as("unchanged").contains(order);
    }

    @Test
    void a_claim_ends_with_its_term_and_with_whatever_is_stored() {
        Order order = asked(now.minusSeconds(30));
        Due brief = new Due(Option.some(acquirer), now, Duration.ofMillis(1), 100);
        assertThat(ordersOfAnotherProcess().claim(brief)).hasSize(1);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (claim(now, 100).isEmpty()) {
            assertThat(System.nanoTime()).as("the term is over").isLessThan(deadline);
        }
        Order next = heard(order, GatewayCode.UNKNOWN, now.minusSeconds(20));
        assertThat(orders().save(Change.of(order, next))).isEqualTo(Saved.SAVED);
        assertThat(claim(now, 100)).containsExactly(order.key());
    }

    @Test
    void what_a_process_that_has_ended_was_asking_for_is_claimed_at_once_but_only_once() {
        Mortal process = mortal();
        Order young = open(now);
        assertThat(process.orders().save(first(young))).isEqualTo(Saved.SAVED);
        Due old = due(now.minusSeconds(60), 100);
        assertThat(orders().claim(old)).isEmpty();
        process.end().run();
        assertThat(orders().claim(old)).containsExactly(new Claim(young.key(), young.revision()));
        assertThat(orders().claim(old)).isEmpty();
        assertThat(ordersOfAnotherProcess().claim(old)).isEmpty();
    }

    @Test
    void what_a_process_has_claimed_that_has_ended_is_claimed_at_once() {
        Mortal process = mortal();
        Order order = asked(now.minusSeconds(30));
        assertThat(process.orders().claim(due(now, 100))).hasSize(1);
        process.end().run();
        assertThat(claim(now.minusSeconds(60), 100)).containsExactly(order.key());
    }

    @Test
    void lets_exactly_one_of_many_claim_an_order() throws Exception {
        int count = 12;
        for (int i = 0; i < count; i++) {
            assertThat(asked(now.minusSeconds(30 + i))).isNotNull();
        }
        try (Together many = new Together(6)) {
            List<Integer> claimed = many.run(i -> {
                Orders store = i % 2 == 0 ? orders() : ordersOfAnotherProcess();
                int mine = 0;
                for (int round = 0; round < count; round++) {
                    mine += store.claim(due(now, 1)).size();
                }
                return mine;
            });
            assertThat(claimed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(count);
        }
    }

    /** The keys of this test's open orders that could be claimed; they are claimed then. */
    private List<OrderKey> claim(Instant waitingBefore, int limit) {
        return orders().claim(due(waitingBefore, limit)).map(Claim::key).asJava();
    }

    @Test
    void claims_payers_who_were_sent_away_once_in_a_while() {
        Reference early = sentAway(now.minusSeconds(200));
        Reference late = sentAway(now.minusSeconds(100));
        Reference fresh = sentAway(now);
        Reference old = sentAway(now.minusSeconds(10_000));

        assertThat(orders().claimPayers(lost(1))).containsExactly(early);
        assertThat(ordersOfAnotherProcess().claimPayers(lost(10))).containsExactly(late);
        assertThat(orders().claimPayers(lost(10))).isEmpty();
        assertThat(orders().claimPayer(early, TERM)).isFalse();
        assertThat(orders().claimPayer(fresh, TERM)).isTrue();
        assertThat(ordersOfAnotherProcess().claimPayer(fresh, TERM)).isFalse();
        assertThat(orders().claimPayer(old, TERM)).isTrue();
    }

    @Test
    void claims_no_payer_who_has_answered_nor_what_is_no_authentication() {
        Reference answered = sentAway(now.minusSeconds(100));
        Order order = orders().find(answered.order()).get();
        Order ended = SampleOrders.answered(order, now);
        assertThat(orders().save(Change.of(order, ended))).isEqualTo(Saved.SAVED);
        Order paid = asked(now.minusSeconds(100));
        Order pending = heard(paid, GatewayCode.PENDING, now.minusSeconds(100));
        assertThat(orders().save(Change.of(paid, pending))).isEqualTo(Saved.SAVED);

        assertThat(orders().claimPayers(lost(10))).isEmpty();
        assertThat(orders().claimPayer(answered, TERM)).isFalse();
        assertThat(orders().claimPayer(new Reference(paid.key(), new TransactionId("1")), TERM))
                .isFalse();
        assertThat(orders().claimPayer(new Reference(key("none"), new TransactionId("1")), TERM))
                .isFalse();
    }

    @Test
    void a_claim_of_a_payer_changes_nothing_and_outlives_a_change() {
        Reference payer = sentAway(now.minusSeconds(100));
        Order order = orders().find(payer.order()).get();
        assertThat(orders().claimPayer(payer, TERM)).isTrue();
        assertThat(orders().find(payer.order())).contains(order);
        Order other = SampleOrders.shown(order, now);
        assertThat(orders().save(Change.of(order, other))).isEqualTo(Saved.SAVED);
        assertThat(orders().claimPayer(payer, TERM)).isFalse();
    }

    /** Of this test's acquirer, those who were sent away between half an hour and a minute ago. */
    private PayersDue lost(int limit) {
        return new PayersDue(
                Option.some(acquirer), now.minusSeconds(1_800), now.minusSeconds(60), Duration.ofMinutes(2), limit);
    }

    private Reference sentAway(Instant time) {
        Order order = SampleOrders.sentAway(SampleOrders.key(merchant), acquirer, time);
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        return new Reference(order.key(), order.transactions().head().id());
    }

    private Due due(Instant waitingBefore, int limit) {
        return new Due(Option.some(acquirer), waitingBefore, TERM, limit);
    }
}
