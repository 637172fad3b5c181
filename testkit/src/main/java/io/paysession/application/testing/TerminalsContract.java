package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.port.Terminals.Removal;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every store of terminals promises. Extend it and say how to make one; tests may share the store. */
public abstract class TerminalsContract extends TerminalPlacesContract {
    @Test
    void finds_what_was_registered_exactly_as_it_was() {
        for (Terminal kind : List.of(
                terminal,
                with(SampleTerminalSessions.terminal(merchant), "tls://[::1]:65535", "JPY"),
                with(
                        SampleTerminalSessions.terminal(merchant),
                        "serial:///dev/" + SampleTerminalSessions.unique(),
                        "KWD"))) {
            assertThat(terminals().register(kind)).isEqualTo(Registration.ADDED);
            assertThat(terminals().find(kind.key()))
                    .contains(new Registered(kind, TerminalStatus.CONNECTING, Recognition.NOTHING));
            assertThat(terminals().remove(kind.key())).isEqualTo(Removal.REMOVED);
        }
    }

    private static Terminal with(Terminal terminal, String address, String currency) {
        return new Terminal(
                terminal.key(), TerminalFamily.P6X, new TerminalAddress(address), Currency.getInstance(currency));
    }

    @Test
    void finds_nothing_under_a_name_that_was_never_registered() {
        assertThat(terminals().find(terminal.key())).isEmpty();
        assertThat(terminals().list(merchant)).isEmpty();
        assertThat(terminals().remove(terminal.key())).isEqualTo(Removal.NOT_FOUND);
    }

    @Test
    void keeps_names_apart_that_differ_in_case_or_merchant_only() {
        Terminal registered = registered();
        TerminalId name = registered.key().terminal();
        TerminalId lower = new TerminalId(name.value().toLowerCase(Locale.ROOT));
        assertThat(terminals().find(new TerminalKey(merchant, lower))).isEmpty();
        assertThat(terminals().find(new TerminalKey(new MerchantId("OTHER"), name)))
                .isEmpty();
    }

    @Test
    void registers_the_same_again_and_changes_nothing() {
        Terminal registered = registered();
        Lease lease = lease(registered.key());
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        TerminalSession session = added(registered.key());
        assertThat(terminals().register(registered)).isEqualTo(Registration.UPDATED);
        assertThat(terminals().find(registered.key()))
                .contains(new Registered(registered, TerminalStatus.ONLINE, Recognition.NOTHING));
        assertThat(leases().renew(holder, LONG)).contains(registered.key());
        assertThat(sessions().find(registered.key(), session.order().id())).contains(session);
    }

    @Test
    void whatever_changes_ends_the_lease() {
        Terminal before = registered();
        for (Terminal changed : List.of(
                new Terminal(before.key(), before.family(), SampleTerminalSessions.address(), before.currency()),
                new Terminal(before.key(), TerminalFamily.P6X, before.address(), before.currency()),
                new Terminal(before.key(), before.family(), before.address(), Currency.getInstance("JPY")))) {
            Lease lease = lease(before.key());
            assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
            assertThat(terminals().register(changed)).isEqualTo(Registration.UPDATED);
            Registered found = terminals().find(before.key()).get();
            assertThat(found.terminal()).isEqualTo(changed);
            assertThat(found.status()).isEqualTo(TerminalStatus.CONNECTING);
            assertThat(found.device().trusted()).isEmpty();
            assertThat(leases().renew(holder, LONG)).doesNotContain(before.key());
            assertThat(leases().report(lease, TerminalStatus.OFFLINE)).isFalse();
            Scanning session = added(before.key());
            TerminalSession next = session.cancel(now).get();
            assertThat(sessions().replace(session, next, lease)).isEqualTo(Written.LEASE_LOST);
            TerminalSession unused = cancelled(replaced(session, next));
            Lease again = lease(before.key(), other, LONG);
            assertThat(again.terminal()).isEqualTo(changed);
            assertThat(again.epoch()).isGreaterThan(lease.epoch());
            leases().release(other);
        }
    }

    @Test
    void removes_all_terminals_of_a_merchant_or_none() {
        MerchantId leaving = new MerchantId("LEAVING");
        Seq<Terminal> own = List.of("till-1", "till-2")
                .map(name -> new Terminal(
                        new TerminalKey(leaving, new TerminalId(name)),
                        TerminalFamily.APOLLO,
                        SampleTerminalSessions.address(),
                        Currency.getInstance("EUR")));
        own.forEach(terminal -> assertThat(terminals().register(terminal)).isEqualTo(Registration.ADDED));
        Terminal others = registered();
        Scanning session = added(own.last().key());
        assertThat(terminals().removeAll(leaving)).isEqualTo(Removal.STILL_USED);
        assertThat(terminals().list(leaving).map(Registered::terminal)).isEqualTo(own);
        TerminalSession unusedOver =
                cancelled(replaced(session, session.cancel(now).get()));
        assertThat(terminals().removeAll(leaving)).isEqualTo(Removal.REMOVED);
        assertThat(terminals().list(leaving)).isEmpty();
        assertThat(terminals().find(others.key()).map(Registered::terminal)).contains(others);
        assertThat(terminals().removeAll(leaving)).isEqualTo(Removal.REMOVED);
    }

    @Test
    void adds_a_terminal_once_however_many_register_it() throws Exception {
        Seq<Registration> results = atOnce(8, i -> () -> terminals().register(terminal));
        assertThat(results.count(result -> result == Registration.ADDED)).isEqualTo(1);
        assertThat(results.count(result -> result == Registration.UPDATED)).isEqualTo(7);
    }

    @Test
    void changes_or_removes_nothing_while_a_session_is_not_over() {
        Terminal before = registered();
        Terminal changed = new Terminal(before.key(), before.family(), before.address(), Currency.getInstance("JPY"));
        Scanning scanning = added(before.key());
        assertUsed(before, changed);
        TerminalSession reserved =
                SampleTerminalSessions.untilApproved(scanning, now).reduce(this::replaced);
        assertUsed(before, changed);
        TerminalSession voiding = replaced(reserved, reserved.release(now).get());
        assertUsed(before, changed);
        TerminalSession over = replaced(voiding, voiding.disposed(now).get());
        assertThat(terminals().register(changed)).isEqualTo(Registration.UPDATED);
        assertThat(terminals().remove(before.key())).isEqualTo(Removal.REMOVED);
        assertThat(sessions().find(before.key(), over.order().id())).contains(over);
        assertThat(sessions().history(before.key(), over.order().id())).hasSize(7);
    }

    private void assertUsed(Terminal before, Terminal changed) {
        Lease lease = lease(before.key());
        assertThat(terminals().register(changed)).isEqualTo(Registration.STILL_USED);
        assertThat(terminals().remove(before.key())).isEqualTo(Removal.STILL_USED);
        assertThat(terminals().find(before.key()).map(Registered::terminal)).contains(before);
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        leases().release(holder);
    }

    @Test
    void lists_a_merchants_terminals_in_the_order_of_their_characters() {
        for (String name : List.of("a", "B", "_", "A", "-", "1", "b", "aa")) {
            Terminal one = SampleTerminalSessions.terminal(merchant);
            assertThat(terminals()
                            .register(new Terminal(
                                    new TerminalKey(merchant, new TerminalId(name)),
                                    one.family(),
                                    one.address(),
                                    one.currency())))
                    .isEqualTo(Registration.ADDED);
        }
        MerchantId stranger = new MerchantId("S" + SampleTerminalSessions.unique());
        assertThat(terminals().register(SampleTerminalSessions.terminal(stranger)))
                .isEqualTo(Registration.ADDED);
        assertThat(terminals().remove(new TerminalKey(merchant, new TerminalId("b"))))
                .isEqualTo(Removal.REMOVED);
        assertThat(terminals()
                        .list(merchant)
                        .map(found -> found.terminal().key().terminal().value()))
                .containsExactly("-", "1", "A", "B", "_", "a", "aa");
    }

    @Test
    void forgets_a_removed_terminal_and_ends_its_lease() {
        Terminal removed = registered();
        Lease lease = lease(removed.key());
        assertThat(terminals().remove(removed.key())).isEqualTo(Removal.REMOVED);
        assertThat(terminals().find(removed.key())).isEmpty();
        assertThat(terminals().list(merchant)).isEmpty();
        assertThat(terminals().remove(removed.key())).isEqualTo(Removal.NOT_FOUND);
        assertThat(leases().renew(holder, LONG)).doesNotContain(removed.key());
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isFalse();
        assertThat(leases().take(other, LONG, ALL).map(Lease::key)).doesNotContain(removed.key());
        assertThat(sessions().add(fresh(removed.key()))).isEqualTo(new Addition.NoTerminal());
    }

    @Test
    void goes_on_with_positions_and_epochs_where_a_removed_terminal_ended() {
        Terminal removed = registered();
        Lease lease = lease(removed.key());
        TerminalSession unused = cancelled(added(removed.key()));
        long latest = sessions().latest(removed.key());
        assertThat(terminals().remove(removed.key())).isEqualTo(Removal.REMOVED);
        assertThat(terminals().register(removed)).isEqualTo(Registration.ADDED);
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isFalse();
        assertThat(lease(removed.key()).epoch()).isGreaterThan(lease.epoch());
        Scanning next = added(removed.key());
        assertThat(sessions().latest(removed.key())).isGreaterThan(latest);
        assertThat(sessions().happenings(removed.key(), latest, 10)).hasSize(1);
        assertThat(sessions().unfinished(removed.key())).containsExactly(next);
    }

    @Test
    void does_not_remove_a_terminal_while_a_session_starts() throws Exception {
        for (int round = 0; round < 40; round++) {
            Terminal contested = registered();
            Scanning session = fresh(contested.key());
            Seq<String> results = atOnce(
                    2,
                    i -> i == 0
                            ? named(() -> sessions().add(session))
                            : named(() -> terminals().remove(contested.key())));
            assertThat(results.mkString(" ")).isIn("Added[] STILL_USED", "NoTerminal[] REMOVED");
        }
    }
}
