package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.application.port.TerminalSessions.Filter;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.Terminals.Removal;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.Step;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.Voiding;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of terminal sessions promises. Extend it and say how to make one; tests may share the store. */
public abstract class TerminalSessionsContract extends TerminalStoreContract {
    private static final Filter EVERYTHING = Filter.newest(ALL);
    private static final Filter UNDISPOSED = new Filter(true, false, Option.none(), Option.none(), ALL);
    private static final Filter ATTENTION = new Filter(false, true, Option.none(), Option.none(), ALL);

    @Test
    void finds_every_kind_of_order_exactly_as_it_was() {
        TerminalKey key = key();
        for (SessionOrder order : SampleTerminalSessions.everyOrder(key, now)) {
            Scanning session = added(SampleTerminalSessions.scanning(order));
            assertThat(sessions().find(key, order.id())).contains(session);
            TerminalSession unused = cancelled(session);
        }
    }

    @Test
    void finds_every_kind_of_state_exactly_as_it_was_and_where_its_status_belongs() {
        TerminalKey key = key();
        Seq<SessionOrder> orders = SampleTerminalSessions.everyOrder(key, now);
        // One of each currency, and of each kind.
        for (SessionOrder template : List.of(orders.get(0), orders.get(4), orders.get(8))) {
            int states = SampleTerminalSessions.everyState(template, new Step(2, now, Reason.METERED))
                    .size();
            for (int i = 0; i < states; i++) {
                Scanning first = added(SampleTerminalSessions.scanning(again(template)));
                Step step = new Step(2, now.plusNanos(1000L * i), Reason.values()[i % Reason.values().length]);
                TerminalSession state =
                        SampleTerminalSessions.everyState(first.order(), step).get(i);
                assertKept(replaced(first, state));
            }
        }
    }

    private SessionOrder again(SessionOrder order) {
        return new SessionOrder(
                order.terminal(),
                SampleTerminalSessions.id(),
                order.number(),
                new SessionOrder.Wanted(
                        new SessionReference("again " + SampleTerminalSessions.unique()),
                        order.amount(),
                        order.wanted().mode(),
                        order.wanted().disposal()),
                order.createdAt());
    }

    /** Ends it, so that the terminal is free again. */
    private void assertKept(TerminalSession state) {
        TerminalKey key = state.order().terminal();
        TerminalSessionStatus status = state.status();
        assertThat(sessions().find(key, state.order().id())).contains(state);
        assertThat(sessions().history(key, state.order().id()).last()).isEqualTo(new Entry(state.step(), status));
        assertThat(sessions().unfinished(key).contains(state)).isEqualTo(!status.isOver());
        assertThat(sessions().list(key, UNDISPOSED).contains(state)).isEqualTo(status.isUndisposed());
        Scanning next = fresh(key);
        Addition added = sessions().add(next);
        if (status.occupiesTerminal()) {
            assertThat(added).isEqualTo(new Addition.Busy(state.order().id()));
        } else {
            assertThat(added).isEqualTo(new Addition.Added());
            TerminalSession unused = cancelled(next);
        }
        TerminalSession end = SampleTerminalSessions.everyState(state.order(), new Step(3, now, Reason.CONFIRMED))
                .last();
        TerminalSession unused = replaced(state, end);
    }

    @Test
    void finds_nothing_that_was_never_added_or_belongs_to_another_terminal() {
        Scanning session = added(key());
        assertThat(sessions().find(key(), session.order().id())).isEmpty();
        assertThat(sessions().find(session.order().terminal(), SampleTerminalSessions.id()))
                .isEmpty();
        assertThat(sessions()
                        .find(
                                SampleTerminalSessions.terminal(merchant).key(),
                                session.order().id()))
                .isEmpty();
    }

    @Test
    void adds_nothing_to_a_terminal_that_is_not_registered() {
        Scanning session = fresh(SampleTerminalSessions.terminal(merchant).key());
        assertThat(sessions().add(session)).isEqualTo(new Addition.NoTerminal());
        assertThat(sessions().find(session.order().terminal(), session.order().id()))
                .isEmpty();
    }

    @Test
    void adds_a_reference_once_and_says_what_became_of_it() {
        Scanning first = added(key());
        Scanning again = SampleTerminalSessions.scanning(SampleTerminalSessions.order(
                first.order().terminal(), first.order().reference(), now.plusSeconds(1)));
        assertThat(sessions().add(again)).isEqualTo(new Addition.Exists(first));
        TerminalSession over = cancelled(first);
        assertThat(sessions().add(again)).isEqualTo(new Addition.Exists(over));
        assertThat(sessions().find(first.order().terminal(), again.order().id()))
                .isEmpty();
        assertThat(sessions().history(first.order().terminal(), again.order().id()))
                .isEmpty();
    }

    @Test
    void keeps_the_references_of_two_terminals_apart() {
        Scanning one = added(key());
        Scanning two = SampleTerminalSessions.scanning(
                SampleTerminalSessions.order(key(), one.order().reference(), now));
        assertThat(sessions().add(two)).isEqualTo(new Addition.Added());
    }

    @Test
    void keeps_references_apart_that_differ_in_case_only() {
        TerminalKey key = key();
        TerminalSession unused = cancelled(added(
                SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, new SessionReference("abc"), now))));
        Scanning upper =
                SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, new SessionReference("ABC"), now));
        assertThat(sessions().add(upper)).isEqualTo(new Addition.Added());
    }

    @Test
    void lets_one_session_at_a_time_occupy_a_terminal() {
        TerminalKey key = key();
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(added(key), now);
        TerminalSession stored = path.head();
        for (TerminalSession next : path.tail()) {
            Scanning second = fresh(key);
            assertThat(sessions().add(second))
                    .isEqualTo(new Addition.Busy(stored.order().id()));
            assertThat(sessions().find(key, second.order().id())).isEmpty();
            stored = replaced(stored, next);
        }
        assertThat(sessions().add(fresh(key))).isEqualTo(new Addition.Added());
    }

    @Test
    void adds_a_reference_once_however_many_add_it() throws Exception {
        TerminalKey key = key();
        SessionReference reference = new SessionReference("wanted by many");
        Seq<Scanning> requests =
                List.fill(8, () -> SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, reference, now)));
        Seq<Addition> results = atOnce(8, i -> () -> sessions().add(requests.get(i)));
        Seq<Scanning> winners = requests.filter(
                request -> sessions().find(key, request.order().id()).isDefined());
        assertThat(winners).hasSize(1);
        assertThat(results.count(new Addition.Added()::equals)).isEqualTo(1);
        assertThat(results.count(new Addition.Exists(winners.head())::equals)).isEqualTo(7);
    }

    @Test
    void lets_one_session_occupy_a_terminal_however_many_start() throws Exception {
        TerminalKey key = key();
        Seq<Scanning> requests = List.fill(8, () -> fresh(key));
        Seq<Addition> results = atOnce(8, i -> () -> sessions().add(requests.get(i)));
        Seq<TerminalSession> winners = sessions().list(key, EVERYTHING);
        assertThat(winners).hasSize(1);
        assertThat(results.count(new Addition.Added()::equals)).isEqualTo(1);
        assertThat(results.count(new Addition.Busy(winners.head().order().id())::equals))
                .isEqualTo(7);
    }

    @Test
    void refuses_to_add_a_name_twice() {
        Scanning session = added(key());
        TerminalSession over = cancelled(session);
        SessionOrder order = session.order();
        Scanning namesake = SampleTerminalSessions.scanning(new SessionOrder(
                order.terminal(),
                order.id(),
                order.number(),
                SampleTerminalSessions.order(order.terminal(), now).wanted(),
                now));
        assertThatThrownBy(() -> sessions().add(namesake)).isInstanceOf(IllegalStateException.class);
        assertThat(sessions().find(order.terminal(), order.id())).contains(over);
    }

    @Test
    void replaces_the_current_state_only() {
        TerminalKey key = key();
        Lease lease = lease(key);
        TerminalSession first = added(key);
        TerminalSession winner = first.cancel(now).get();
        TerminalSession loser = first.cardRead(
                        SampleTerminalSessions.CARD, io.paysession.domain.terminal.TerminalRules.DEFAULT, now)
                .get();
        assertThat(sessions().replace(first, winner)).isTrue();
        assertThat(sessions().replace(first, loser)).isFalse();
        assertThat(sessions().replace(first, loser, lease)).isEqualTo(Written.CHANGED_MEANWHILE);
        TerminalSession last =
                winner.cancelled(Reason.CANCELLED_BY_TERMINAL, now).get();
        assertThat(sessions().replace(winner, last, lease)).isEqualTo(Written.WRITTEN);
        assertThat(sessions().replace(winner, last)).isFalse();
        assertThat(sessions().find(key, first.order().id())).contains(last);
        assertThat(sessions()
                        .history(key, first.order().id())
                        .map(entry -> entry.step().number()))
                .containsExactly(1, 2, 3);
        assertThat(sessions().happenings(key, 0, ALL)).hasSize(3);
    }

    @Test
    void does_not_bring_to_life_what_was_never_added() {
        TerminalKey key = key();
        Lease lease = lease(key);
        Scanning never = fresh(key);
        TerminalSession next = never.cancel(now).get();
        assertThat(sessions().replace(never, next)).isFalse();
        assertThat(sessions().replace(never, next, lease)).isEqualTo(Written.CHANGED_MEANWHILE);
        assertThat(sessions().find(key, never.order().id())).isEmpty();
        assertThat(sessions().latest(key)).isZero();
    }

    @Test
    void changes_no_other_session() {
        TerminalKey key = key();
        TerminalSession one = approved(key);
        TerminalSession two = approved(key);
        TerminalSession next = replaced(one, one.release(now).get());
        assertThat(sessions().find(key, two.order().id())).contains(two);
        assertThat(sessions().find(key, one.order().id())).contains(next);
    }

    @Test
    void lets_exactly_one_of_many_concurrent_replacements_win() throws Exception {
        TerminalKey key = key();
        Lease lease = lease(key);
        TerminalSession stored = approved(key);
        for (int round = 0; round < 20; round++) {
            TerminalSession current = stored;
            Seq<TerminalSession> requests = List.range(0, 8)
                    .map(i -> current.meter(SampleTerminalSessions.eur(i), now).get());
            Seq<Boolean> won = atOnce(
                    8,
                    i -> () -> i % 2 == 0
                            ? sessions().replace(current, requests.get(i))
                            : sessions().replace(current, requests.get(i), lease) == Written.WRITTEN);
            assertThat(won.count(win -> win)).isEqualTo(1);
            stored = requests.get(won.indexOf(true));
            assertThat(sessions().find(key, stored.order().id())).contains(stored);
            assertThat(sessions().history(key, stored.order().id()))
                    .hasSize(stored.step().number());
        }
    }

    @Test
    void a_session_is_replaced_by_its_own_next_state_and_under_the_lease_of_its_terminal() {
        TerminalKey key = key();
        Scanning one = added(key);
        TerminalSession foreign = fresh(key).cancel(now).get();
        TerminalSession leap = one.cancel(now)
                .get()
                .cancelled(Reason.CANCELLED_BY_TERMINAL, now)
                .get();
        assertThatThrownBy(() -> sessions().replace(one, foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sessions().replace(one, leap)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sessions().replace(one, one)).isInstanceOf(IllegalArgumentException.class);
        Lease other = lease(key());
        TerminalSession next = one.cancel(now).get();
        assertThatThrownBy(() -> sessions().replace(one, next, other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sessions().addStray(stray(key), other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(sessions().find(key, one.order().id())).contains(one);
    }

    @Test
    void stores_what_was_found_on_a_terminal_even_while_another_session_occupies_it() {
        TerminalKey key = key();
        Lease lease = lease(key);
        Scanning scanning = added(key);
        Voiding stray = stray(key);
        assertThat(sessions().addStray(stray, lease)).isEqualTo(Written.WRITTEN);
        assertThat(sessions().find(key, stray.order().id())).contains(stray);
        assertThat(sessions().history(key, stray.order().id()))
                .containsExactly(new Entry(stray.step(), TerminalSessionStatus.VOIDING));
        assertThat(sessions().unfinished(key)).containsExactlyInAnyOrder(scanning, stray);
        assertThat(sessions().addStray(stray, lease)).isEqualTo(Written.CHANGED_MEANWHILE);
        assertThat(sessions().happenings(key, 0, ALL)).hasSize(2);
        TerminalSession next = stray.disposed(now).get();
        assertThat(sessions().replace(stray, next, lease)).isEqualTo(Written.WRITTEN);
        assertThat(sessions().find(key, stray.order().id())).contains(next);
        assertThat(next.order().asked()).isEmpty();
        // Whose money it was somebody should find out, although it has been released.
        assertThat(sessions().list(key, ATTENTION)).containsExactly(next);
    }

    @Test
    void counts_what_nobody_asked_for() {
        TerminalKey key = key();
        Lease lease = lease(key);
        TerminalSession unusedAsked = approved(key);
        long before = sessions().strangers(now);
        TerminalSession kept = Unknown.stranger(
                SampleTerminalSessions.stranger(key, now),
                new Approval(4, Option.none(), SampleTerminalSessions.CARD),
                Reason.UNDECIDED,
                TerminalRules.DEFAULT);
        assertThat(sessions().addStray(kept, lease)).isEqualTo(Written.WRITTEN);
        assertThat(sessions().addStray(stray(key), lease)).isEqualTo(Written.WRITTEN);
        assertThat(sessions().find(key, kept.order().id())).contains(kept);
        TerminalKey other = key();
        assertThat(sessions().addStray(stray(other), lease(other))).isEqualTo(Written.WRITTEN);
        // Other tests may share the store.
        assertThat(sessions().strangers(now)).isGreaterThanOrEqualTo(before + 3);
        assertThat(sessions().strangers(now.plus(Duration.ofDays(3650)))).isZero();
    }

    @Test
    void keeps_what_a_terminal_told_of_an_amount_that_nobody_asked_for() {
        TerminalKey key = key();
        Approval approval = new Approval(3, Option.some(SampleTerminalSessions.eur(800)), SampleTerminalSessions.CARD);
        Voiding stray = SampleTerminalSessions.stray(SampleTerminalSessions.stranger(key, now), approval);
        assertThat(stray.held().reserved()).contains(SampleTerminalSessions.eur(800));
        assertThat(sessions().addStray(stray, lease(key))).isEqualTo(Written.WRITTEN);
        assertThat(sessions().find(key, stray.order().id())).contains(stray);
    }

    private Voiding stray(TerminalKey key) {
        Approval approval = new Approval(3, Option.none(), SampleTerminalSessions.CARD);
        return SampleTerminalSessions.stray(SampleTerminalSessions.stranger(key, now), approval);
    }

    @Test
    void lists_a_terminals_sessions_newest_first_and_what_is_unfinished_oldest_first() {
        TerminalKey key = key();
        TerminalSession unused = approved(key());
        Seq<TerminalSession> byAge = List.of(3, 1, 2, 2)
                .map(seconds -> approved(startedAt(key, now.plusSeconds(seconds))))
                .sortBy(session -> session.order().createdAt());
        assertThat(sessions().list(key, EVERYTHING)).containsExactlyElementsOf(byAge.reverse());
        assertThat(sessions().unfinished(key)).containsExactlyElementsOf(byAge);
        assertThat(sessions().hasUnreadable(key)).isFalse();
        assertThat(sessions().list(key, Filter.newest(2)))
                .containsExactlyElementsOf(byAge.reverse().take(2));
        TerminalSession over = ended(byAge.get(1));
        assertThat(sessions().unfinished(key)).containsExactlyElementsOf(byAge.removeAt(1));
        assertThat(sessions().list(key, EVERYTHING))
                .containsExactlyElementsOf(byAge.update(1, over).reverse());
    }

    @Test
    void lists_what_passes_every_condition() {
        TerminalKey key = key();
        TerminalSession old = approved(startedAt(key, now.minus(Duration.ofMinutes(2))));
        TerminalSession young = approved(startedAt(key, now));
        TerminalSession over = ended(approved(startedAt(key, now.minus(Duration.ofMinutes(3)))));
        TerminalSession cardless = added(startedAt(key, now.minus(Duration.ofMinutes(4))));
        Option<Instant> before = Option.some(now);
        Option<String> card = SampleTerminalSessions.CARD.hash();
        assertThat(sessions().list(key, EVERYTHING)).containsExactly(young, old, over, cardless);
        assertThat(sessions().list(key, UNDISPOSED)).containsExactly(young, old);
        assertThat(sessions().list(key, new Filter(false, false, before, Option.none(), ALL)))
                .containsExactly(old, over, cardless);
        assertThat(sessions().list(key, new Filter(false, false, Option.none(), card, ALL)))
                .containsExactly(young, old, over);
        assertThat(sessions().list(key, new Filter(true, false, before, card, ALL)))
                .containsExactly(old);
        assertThat(sessions().list(key, new Filter(false, false, Option.none(), Option.some("another"), ALL)))
                .isEmpty();
        assertThat(sessions().list(key, ATTENTION)).isEmpty();
        TerminalSession wanted = replaced(old, old.release(now).get());
        TerminalSession unanswered = replaced(
                wanted, wanted.notDisposed(Reason.DISPOSAL_UNANSWERED, now).get());
        assertThat(sessions().list(key, ATTENTION)).containsExactly(unanswered);
    }

    private Scanning startedAt(TerminalKey key, Instant created) {
        return SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, created));
    }

    private TerminalSession ended(TerminalSession approved) {
        Money amount = approved.order().amount();
        TerminalSession committing = replaced(
                approved, approved.commit(amount, TerminalRules.DEFAULT, now).get());
        return replaced(committing, committing.disposed(now).get());
    }

    @Test
    void keeps_sessions_and_their_history_when_the_terminal_is_removed() {
        TerminalKey key = key();
        TerminalSession over = ended(approved(key));
        assertThat(terminals().remove(key)).isEqualTo(Removal.REMOVED);
        assertThat(sessions().find(key, over.order().id())).contains(over);
        assertThat(sessions().list(key, EVERYTHING)).containsExactly(over);
        assertThat(sessions().history(key, over.order().id())).hasSize(7);
        assertThat(sessions().happenings(key, 0, ALL)).hasSize(7);
    }
}
