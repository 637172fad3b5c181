package io.paysession.application.testing;

import static io.paysession.application.testing.SampleOrders.accepted;
import static io.paysession.application.testing.SampleOrders.begun;
import static io.paysession.application.testing.SampleOrders.eur;
import static io.paysession.application.testing.SampleOrders.heard;
import static io.paysession.application.testing.SampleOrders.newTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Claim;
import io.paysession.application.port.Orders.Due;
import io.paysession.application.port.Orders.PayersDue;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of orders promises. Extend it and say how to make one; tests may share the store. */
public abstract class OrdersContract {
    /** Stores keep times to the microsecond. */
    protected final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** A merchant that no other test has. */
    protected final MerchantId merchant = new MerchantId("M" + Math.abs(System.nanoTime()));

    private static final Duration TERM = Duration.ofMinutes(5);

    /** An acquirer of this test only. */
    private final AcquirerName acquirer = new AcquirerName(
            "a" + Long.toString(Math.abs(System.nanoTime()), 36).toLowerCase(Locale.ROOT));

    /** {@return the store under test} */
    protected abstract Orders orders();

    /**
     * Where the sessions are that it changes.
     *
     * @return the sessions that are stored with the orders under test
     */
    protected abstract Sessions sessions();

    /** {@return the same store, as another process sees it} */
    protected abstract Orders ordersOfAnotherProcess();

    /**
     * A process.
     *
     * @param orders the same store, as it sees it
     * @param end    makes the store know that it has ended
     */
    public record Mortal(Orders orders, Runnable end) {}

    /** {@return a process of this test only} */
    protected abstract Mortal mortal();

    @Test
    void finds_a_new_order_exactly_as_it_was() {
        Order order = fresh();
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(order);
    }

    @Test
    void finds_every_next_state_exactly_as_it_was() {
        Order order = added();
        for (Order next : SampleOrders.story(order, now)) {
            assertThat(orders().save(Change.of(order, next))).isEqualTo(Saved.SAVED);
            assertThat(orders().find(order.key())).contains(next);
            order = next;
        }
    }

    @Test
    void finds_nothing_under_a_name_that_was_never_saved() {
        assertThat(orders().find(fresh().key())).isEmpty();
    }

    @Test
    void keeps_names_apart_that_look_alike() {
        Order upper = begun(key("Order-\u00c4"), now);
        assertThat(orders().save(first(upper))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(key("order-\u00c4"))).isEmpty();
        assertThat(orders().find(key("Order-A\u0308"))).isEmpty();
        assertThat(orders().find(key("Order-\u00c4 "))).isEmpty();
        assertThat(orders().find(new OrderKey(
                        new MerchantId("X" + merchant.value()), upper.key().order())))
                .isEmpty();
    }

    @Test
    void takes_any_name_of_an_order_and_of_a_transaction() {
        String name = "\ud83d\ude00'\";/\\%_\u202e " + "\ud83d\ude00".repeat(29);
        Order order = begun(key(name), newTransaction(name, Operation.PAY, eur(1)), now);
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(order);
    }

    @Test
    void does_not_begin_an_order_that_exists() {
        Order order = added();
        Order another = begun(order.key(), newTransaction("another", Operation.AUTHORIZE, eur(1)), now);
        assertThat(orders().save(first(another))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).contains(order);
    }

    @Test
    void does_not_save_the_next_state_of_an_order_that_does_not_exist() {
        Order order = fresh();
        assertThat(orders().save(Change.of(order, heard(order, GatewayCode.APPROVED, now))))
                .isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).isEmpty();
    }

    @Test
    void does_not_save_the_next_state_of_one_that_is_not_the_current_one() {
        Order order = added();
        Order winner = heard(order, GatewayCode.APPROVED, now);
        Order loser = heard(order, GatewayCode.DECLINED, now);
        assertThat(orders().save(Change.of(order, winner))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(Change.of(order, loser))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).contains(winner);
    }

    /** Neither the status of an order nor that of its transaction shows that its acquirer was asked once more. */
    @Test
    void does_not_save_over_a_state_of_the_same_status_that_is_not_the_current_one() {
        Order order = added();
        Order undecided = heard(order, GatewayCode.UNKNOWN, now.plusMillis(1));
        Order still = heard(undecided, GatewayCode.UNKNOWN, now.plusMillis(2));
        assertThat(orders().save(Change.of(order, undecided))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(Change.of(undecided, still))).isEqualTo(Saved.SAVED);
        Order loser = heard(undecided, GatewayCode.UNKNOWN, now.plusMillis(3));
        assertThat(orders().save(Change.of(undecided, loser))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).contains(still);
    }

    @Test
    void saves_the_session_with_the_order() {
        SessionChange session = sessionChange();
        Order order = fresh();
        assertThat(orders().save(with(first(order), session))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(order);
        assertThat(sessions().find(session.next().id())).contains(session.next());
    }

    @Test
    void saves_no_order_if_the_session_has_changed() {
        SessionChange session = sessionChange();
        PaymentSession meanwhile = SampleSessions.updated(session.current(), SampleSessions.everyKindOfValue(), now);
        assertThat(sessions().replace(session.current(), meanwhile)).isTrue();
        Order order = fresh();
        assertThat(orders().save(with(first(order), session))).isEqualTo(Saved.SESSION_CHANGED);
        assertThat(orders().find(order.key())).isEmpty();
        assertThat(sessions().find(session.next().id())).contains(meanwhile);
    }

    @Test
    void saves_no_next_state_if_the_session_is_gone() {
        Order order = added();
        PaymentSession gone = SampleSessions.fresh(merchant, now);
        SessionChange session =
                new SessionChange(gone, SampleSessions.updated(gone, SampleSessions.everyKindOfValue(), now));
        Order next = heard(order, GatewayCode.APPROVED, now);
        assertThat(orders().save(with(Change.of(order, next), session))).isEqualTo(Saved.SESSION_CHANGED);
        assertThat(orders().find(order.key())).contains(order);
        assertThat(sessions().find(gone.id())).isEmpty();
    }

    @Test
    void leaves_the_session_alone_if_the_order_has_changed() {
        Order order = added();
        SessionChange session = sessionChange();
        assertThat(orders().save(with(first(order), session))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(sessions().find(session.current().id())).contains(session.current());
        Order winner = heard(order, GatewayCode.APPROVED, now);
        assertThat(orders().save(Change.of(order, winner))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(with(Change.of(order, heard(order, GatewayCode.DECLINED, now)), session)))
                .isEqualTo(Saved.ORDER_CHANGED);
        assertThat(sessions().find(session.current().id())).contains(session.current());
        assertThat(orders().find(order.key())).contains(winner);
    }

    @Test
    void lets_exactly_one_of_many_begin_an_order() throws Exception {
        OrderKey key = SampleOrders.key(merchant);
        assertOneWins(i -> first(begun(key, newTransaction("T" + i, Operation.PAY, eur(1 + i)), now)));
        assertThat(orders().find(key)).isNotEmpty();
    }

    @Test
    void lets_exactly_one_of_many_change_an_order() throws Exception {
        Order order = added();
        assertOneWins(i ->
                Change.of(order, heard(order, i % 2 == 0 ? GatewayCode.APPROVED : GatewayCode.DECLINED, now)));
    }

    @Test
    void lets_exactly_one_of_many_orders_use_a_session() throws Exception {
        SessionChange session = sessionChange();
        Order[] racers = IntStream.range(0, 16).mapToObj(i -> fresh()).toArray(Order[]::new);
        assertOneWins(i -> with(first(racers[i]), session));
        assertThat(racers)
                .filteredOn(racer -> orders().find(racer.key()).isDefined())
                .hasSize(1);
        assertThat(sessions().find(session.next().id())).contains(session.next());
    }

    @Test
    void never_lets_an_order_and_another_change_of_its_session_both_win() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 30; round++) {
                SessionChange session = sessionChange();
                PaymentSession other =
                        SampleSessions.updated(session.current(), SampleSessions.everyKindOfValue(), now);
                Order order = fresh();
                List<Callable<Boolean>> racers = List.of(
                        () -> orders().save(with(first(order), session)) == Saved.SAVED,
                        () -> sessions().replace(session.current(), other));
                var results = threads.invokeAll(racers);
                boolean saved = results.get(0).get();
                assertThat(results.get(1).get()).isEqualTo(!saved);
                assertThat(orders().find(order.key()).isDefined()).isEqualTo(saved);
                assertThat(sessions().find(other.id())).contains(saved ? session.next() : other);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void gives_a_name_to_one_order_only_and_writes_nothing_of_another() {
        SessionChange session = sessionChange();
        Order bearer = bearing(fresh(), ofOrder("Name-1"));
        Order other = fresh();
        assertThat(orders().save(with(first(other), session).bearing(ofOrder("Name-1"))))
                .isEqualTo(Saved.ORDER_REFERENCE_TAKEN);
        assertThat(orders().find(other.key())).isEmpty();
        assertThat(sessions().find(session.current().id())).contains(session.current());
        assertThat(orders().find(bearer.key())).contains(bearer);
        assertThat(orders().save(first(other).bearing(ofOrder("name-1")))).isEqualTo(Saved.SAVED);
    }

    @Test
    void all_transactions_of_an_order_have_its_name_whatever_has_become_of_them() {
        Order order = bearing(fresh(), ofOrder("Name-2"));
        Order failed = heard(order, GatewayCode.DECLINED, now);
        assertThat(orders().save(Change.of(order, failed))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-2"))))
                .as("a name stays with what has failed")
                .isEqualTo(Saved.ORDER_REFERENCE_TAKEN);
        Order again = accepted(failed, newTransaction("2", Operation.PAY, eur(2500)), now);
        assertThat(orders().save(Change.of(failed, again).bearing(ofOrder("Name-2"))))
                .isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(again);
    }

    @Test
    void gives_a_name_to_one_transaction_only() {
        Order order = bearing(fresh(), ofTransaction("Name-3"));
        Order failed = heard(order, GatewayCode.DECLINED, now);
        assertThat(orders().save(Change.of(order, failed))).isEqualTo(Saved.SAVED);
        Order again = accepted(failed, newTransaction("2", Operation.PAY, eur(2500)), now);
        assertThat(orders().save(Change.of(failed, again).bearing(ofTransaction("Name-3"))))
                .isEqualTo(Saved.TRANSACTION_REFERENCE_TAKEN);
        assertThat(orders().find(order.key())).contains(failed);
        assertThat(orders().save(first(fresh()).bearing(ofTransaction("Name-3"))))
                .as("the same transaction id in another order")
                .isEqualTo(Saved.TRANSACTION_REFERENCE_TAKEN);
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-3"))))
                .as("a name of another kind")
                .isEqualTo(Saved.SAVED);
    }

    @Test
    void a_name_of_another_merchant_is_another_name() {
        MerchantId stranger = new MerchantId("X" + merchant.value());
        Order order = bearing(fresh(), ofOrder("Name-4"));
        Order theirs = begun(SampleOrders.key(stranger), now);
        assertThat(orders().save(first(theirs).bearing(ofOrder("Name-4")))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).isNotEmpty();
    }

    @Test
    void a_change_that_is_not_saved_gives_no_name() {
        Order order = added();
        PaymentSession gone = SampleSessions.fresh(merchant, now);
        SessionChange session =
                new SessionChange(gone, SampleSessions.updated(gone, SampleSessions.everyKindOfValue(), now));
        assertThat(orders().save(first(order).bearing(ofOrder("Name-5")))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().save(with(first(fresh()), session).bearing(ofOrder("Name-5"))))
                .isEqualTo(Saved.SESSION_CHANGED);
        Order taken = bearing(fresh(), ofTransaction("Name-6"));
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-5").appendAll(ofTransaction("Name-6")))))
                .isEqualTo(Saved.TRANSACTION_REFERENCE_TAKEN);
        assertThat(orders().find(taken.key())).contains(taken);
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-5")))).isEqualTo(Saved.SAVED);
    }

    @Test
    void lets_exactly_one_of_many_orders_have_a_name() throws Exception {
        Order[] racers = IntStream.range(0, 16).mapToObj(i -> fresh()).toArray(Order[]::new);
        try (Together many = new Together(16)) {
            List<Saved> ends = many.run(i -> {
                Orders store = i % 2 == 0 ? orders() : ordersOfAnotherProcess();
                return store.save(first(racers[i]).bearing(ofOrder("Name-7").appendAll(ofTransaction("Name-7"))));
            });
            assertThat(ends).containsOnlyOnce(Saved.SAVED).containsOnly(Saved.SAVED, Saved.ORDER_REFERENCE_TAKEN);
        }
        assertThat(racers)
                .filteredOn(racer -> orders().find(racer.key()).isDefined())
                .hasSize(1);
    }

    private static Seq<UniqueReference> ofOrder(String name) {
        return io.vavr.collection.List.of(new UniqueReference(UniqueReference.Kind.ORDER, name));
    }

    private static Seq<UniqueReference> ofTransaction(String name) {
        return io.vavr.collection.List.of(new UniqueReference(UniqueReference.Kind.TRANSACTION, name));
    }

    private Order bearing(Order order, Seq<UniqueReference> names) {
        assertThat(orders().save(first(order).bearing(names))).isEqualTo(Saved.SAVED);
        return order;
    }

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

    private void assertOneWins(IntFunction<Change> change) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var attempts = IntStream.range(0, 16)
                    .mapToObj(change)
                    .map(attempt -> (Callable<Saved>) () -> orders().save(attempt))
                    .toList();
            int wins = 0;
            for (var result : threads.invokeAll(attempts)) {
                wins += result.get() == Saved.SAVED ? 1 : 0;
            }
            assertThat(wins).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private SessionChange sessionChange() {
        PaymentSession current =
                SampleSessions.updated(SampleSessions.fresh(merchant, now), SampleSessions.everyKindOfValue(), now);
        sessions().add(current);
        return new SessionChange(current, current.withoutSecurityCode());
    }

    private OrderKey key(String order) {
        return new OrderKey(merchant, new OrderId(order));
    }

    private Order fresh() {
        return begun(SampleOrders.key(merchant), now);
    }

    private Order added() {
        return asked(now);
    }

    private Order asked(Instant time) {
        Order order = open(time);
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        return order;
    }

    /** An order of this test's acquirer, not stored. */
    private Order open(Instant time) {
        NewTransaction request = SampleOrders.newTransaction("1", Operation.PAY, eur(1000), acquirer);
        return begun(SampleOrders.key(merchant), request, time);
    }

    private static Change first(Order order) {
        return new Change(Option.none(), order, Option.none());
    }

    private static Change with(Change change, SessionChange session) {
        return new Change(change.current(), change.next(), Option.some(session));
    }
}
