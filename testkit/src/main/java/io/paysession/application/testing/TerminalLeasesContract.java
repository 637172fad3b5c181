package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Happening;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Voiding;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store of leases promises. Extend it and say how to make one; tests may share the store. */
public abstract class TerminalLeasesContract extends TerminalStoreContract {
    /**
     * Lets time pass by the clock of the store.
     *
     * @param time how long to wait, a few milliseconds
     */
    protected abstract void letPass(Duration time);

    @AfterEach
    void release() {
        leases().release(holder);
        leases().release(other);
    }

    @Test
    void takes_a_terminal_that_nobody_is_in_charge_of() {
        Terminal terminal = registered();
        Lease lease = lease(terminal.key());
        assertThat(lease.terminal()).isEqualTo(terminal);
        assertThat(lease.holder()).isEqualTo(holder);
        assertHeld(lease);
    }

    @Test
    void does_not_take_a_terminal_that_somebody_is_in_charge_of() {
        Lease lease = lease(key());
        assertThat(keys(leases().take(other, LONG, ALL))).doesNotContain(lease.key());
        assertThat(keys(leases().take(holder, LONG, ALL))).doesNotContain(lease.key());
        assertHeld(lease);
    }

    @Test
    void takes_a_terminal_whose_lease_has_run_out_and_refuses_the_old_one_from_then_on() {
        Lease old = lease(key(), holder, Duration.ZERO);
        Scanning session = added(old.key());
        assertHeld(old);
        Lease lease = lease(old.key(), other, LONG);
        assertThat(lease.epoch()).isGreaterThan(old.epoch());
        assertLost(old, session);
        assertHeld(lease);
    }

    @Test
    void a_process_that_takes_its_own_terminal_again_has_a_new_epoch() {
        Lease old = lease(key(), holder, Duration.ZERO);
        Lease lease = lease(old.key());
        assertThat(lease.epoch()).isGreaterThan(old.epoch());
        assertLost(old, added(old.key()));
        assertHeld(lease);
    }

    @Test
    void says_how_long_nobody_was_in_charge() {
        TerminalKey key = key();
        assertThat(lease(key, holder, Duration.ZERO).unattended()).isZero();
        letPass(Duration.ofMillis(30));
        assertThat(lease(key, holder, Duration.ZERO).unattended()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        letPass(Duration.ofMillis(30));
        assertThat(leases().renew(holder, Duration.ZERO)).contains(key);
        Duration sinceRenewed = lease(key, other, LONG).unattended();
        leases().release(other);
        letPass(Duration.ofMillis(30));
        assertThat(lease(key, holder, LONG).unattended())
                .isGreaterThanOrEqualTo(Duration.ofMillis(30))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(sinceRenewed).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void takes_no_more_than_it_was_asked_for() {
        Seq<TerminalKey> all = List.fill(5, this::key);
        Seq<TerminalKey> taken = List.empty();
        Seq<TerminalKey> some;
        do {
            some = keys(leases().take(holder, LONG, 2));
            assertThat(some.size()).isLessThanOrEqualTo(2);
            taken = taken.appendAll(some);
        } while (some.nonEmpty());
        assertThat(taken).containsAll(all).doesNotHaveDuplicates();
    }

    @Test
    void has_exactly_one_holder_however_many_take() throws Exception {
        Set<TerminalKey> all = List.fill(30, this::key).toSet();
        Seq<Seq<TerminalKey>> taken = atOnce(8, i -> () -> {
            List<TerminalKey> mine = List.empty();
            Seq<TerminalKey> some;
            do {
                some = keys(leases().take(holder + i, LONG, 3));
                mine = mine.appendAll(some);
            } while (some.nonEmpty());
            return mine.filter(all::contains);
        });
        assertThat(taken.flatMap(mine -> mine)).containsExactlyInAnyOrderElementsOf(all);
        for (int i = 0; i < 8; i++) {
            assertThat(leases().renew(holder + i, LONG).filter(all::contains))
                    .containsExactlyInAnyOrderElementsOf(taken.get(i));
            leases().release(holder + i);
        }
    }

    @Test
    void prolongs_all_leases_of_a_process_and_keeps_their_epochs() {
        Lease one = lease(key(), holder, Duration.ZERO);
        Lease two = lease(key(), holder, Duration.ZERO);
        Lease lost = lease(key(), other, LONG);
        // Whoever took the third has taken the first two with it.
        assertThat(leases().renew(holder, LONG)).doesNotContain(one.key(), two.key(), lost.key());
        Lease again = lease(key(), holder, Duration.ZERO);
        assertThat(leases().renew(holder, LONG)).contains(again.key()).doesNotContain(one.key());
        assertThat(keys(leases().take(other, LONG, ALL))).doesNotContain(again.key());
        assertHeld(again);
    }

    @Test
    void says_how_long_a_lease_lasts_to_nobody_but_its_holder() {
        Lease old = lease(key());
        assertThat(leases().left(old).get()).isBetween(LONG.minusSeconds(60), LONG);
        leases().release(holder);
        assertThat(leases().left(old)).isEmpty();
        Lease lease = lease(old.key(), other, Duration.ZERO);
        assertThat(leases().left(lease)).contains(Duration.ZERO);
        assertThat(leases().left(old)).isEmpty();
    }

    @Test
    void renews_nothing_for_a_process_that_holds_nothing() {
        assertThat(leases().renew("process " + SampleTerminalSessions.unique(), LONG))
                .isEmpty();
    }

    @Test
    void a_lease_can_be_renewed_for_as_short_as_it_is_wanted() {
        Lease lease = lease(key());
        assertThat(leases().renew(holder, Duration.ZERO)).contains(lease.key());
        assertThat(keys(leases().take(other, LONG, ALL))).contains(lease.key());
    }

    @Test
    void gives_all_leases_of_a_process_back_at_once() {
        Lease one = lease(key());
        Lease two = lease(key());
        Lease others = lease(key(), other, LONG);
        Scanning session = added(one.key());
        leases().release(holder);
        assertLost(one, session);
        assertThat(leases().renew(holder, LONG)).isEmpty();
        assertHeld(others);
        assertThat(keys(leases().take(other, LONG, ALL))).contains(one.key(), two.key());
    }

    @Test
    void says_of_which_terminals_a_merchant_has_asked_something() {
        Lease quiet = lease(key());
        Lease started = lease(key());
        Lease changed = lease(key());
        Lease others = lease(key(), other, LONG);
        TerminalSession session = added(changed.key());
        assertThat(leases().asked(holder, LONG)).contains(changed.key()).doesNotContain(started.key());
        TerminalSession unused = added(started.key());
        TerminalSession unusedToo = added(others.key());
        TerminalSession next = session.cancel(now).get();
        assertThat(sessions().replace(session, next)).isTrue();
        assertThat(leases().asked(holder, LONG))
                .contains(started.key(), changed.key())
                .doesNotContain(quiet.key(), others.key());
        assertThat(leases().asked(holder, Duration.ZERO)).isEmpty();
        assertThat(leases().asked(other, LONG)).contains(others.key()).doesNotContain(started.key());
    }

    @Test
    void what_a_process_writes_is_not_a_request() {
        Lease lease = lease(key());
        assertThat(sessions().addStray(stray(lease.key()), lease)).isEqualTo(Written.WRITTEN);
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        assertThat(leases().asked(holder, LONG)).doesNotContain(lease.key());
    }

    @Test
    void says_for_everybody_how_a_terminal_is() {
        Lease lease = lease(key());
        for (TerminalStatus status :
                List.of(TerminalStatus.ONLINE, TerminalStatus.OFFLINE, TerminalStatus.CONNECTING)) {
            assertThat(leases().report(lease, status)).isTrue();
            assertThat(status(lease.key())).isEqualTo(status);
            assertThat(terminals().list(merchant).map(Registered::status)).containsExactly(status);
        }
        assertThat(sessions().happenings(lease.key(), 0, 10).map(Happening::terminal))
                .containsExactly(
                        Option.some(TerminalStatus.ONLINE),
                        Option.some(TerminalStatus.OFFLINE),
                        Option.some(TerminalStatus.CONNECTING));
        assertThat(sessions().happenings(lease.key(), 0, 10).map(Happening::session))
                .containsOnly(Option.none());
    }

    @Test
    void says_which_terminals_are_offline_while_somebody_is_in_charge_of_them() {
        Lease away = lease(key());
        Lease here = lease(key());
        assertThat(leases().report(away, TerminalStatus.OFFLINE)).isTrue();
        assertThat(leases().report(here, TerminalStatus.ONLINE)).isTrue();
        assertThat(terminals().offline(Integer.MAX_VALUE)).contains(away.key()).doesNotContain(here.key());
        assertThat(terminals().offline(1)).hasSize(1);
        leases().release(holder);
        assertThat(terminals().offline(Integer.MAX_VALUE)).doesNotContain(away.key());
    }

    @Test
    void the_same_status_again_is_nothing_that_happened() {
        Lease lease = lease(key());
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        assertThat(sessions().happenings(lease.key(), 0, 10)).hasSize(1);
    }

    @Test
    void nobody_knows_how_a_terminal_is_that_nobody_is_in_charge_of() {
        Lease lease = lease(key());
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        assertThat(leases().renew(holder, Duration.ZERO)).contains(lease.key());
        assertThat(status(lease.key())).isEqualTo(TerminalStatus.CONNECTING);
        assertThat(leases().renew(holder, LONG)).contains(lease.key());
        assertThat(status(lease.key())).isEqualTo(TerminalStatus.ONLINE);
        leases().release(holder);
        assertThat(status(lease.key())).isEqualTo(TerminalStatus.CONNECTING);
        Lease next = lease(lease.key(), other, LONG);
        assertThat(status(next.key())).isEqualTo(TerminalStatus.CONNECTING);
    }

    private TerminalStatus status(TerminalKey key) {
        return terminals().find(key).get().status();
    }

    private void assertHeld(Lease lease) {
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        assertThat(sessions().addStray(stray(lease.key()), lease)).isEqualTo(Written.WRITTEN);
    }

    /** Every kind of write under that lease is refused, and changes nothing. */
    private void assertLost(Lease lease, Scanning session) {
        TerminalKey key = lease.key();
        long latest = sessions().latest(key);
        TerminalStatus before = status(key);
        Voiding stray = stray(key);
        TerminalSession next = session.cancel(now).get();
        assertThat(leases().report(lease, TerminalStatus.OFFLINE)).isFalse();
        assertThat(sessions().replace(session, next, lease)).isEqualTo(Written.LEASE_LOST);
        assertThat(sessions().addStray(stray, lease)).isEqualTo(Written.LEASE_LOST);
        assertThat(status(key)).isEqualTo(before);
        assertThat(sessions().find(key, session.order().id())).contains(session);
        assertThat(sessions().find(key, stray.order().id())).isEmpty();
        assertThat(sessions().latest(key)).isEqualTo(latest);
    }

    private Voiding stray(TerminalKey key) {
        Approval approval = new Approval(3, Option.none(), SampleTerminalSessions.CARD);
        return SampleTerminalSessions.stray(SampleTerminalSessions.stranger(key, now), approval);
    }

    private static Seq<TerminalKey> keys(Seq<Lease> leases) {
        return leases.map(Lease::key);
    }
}
