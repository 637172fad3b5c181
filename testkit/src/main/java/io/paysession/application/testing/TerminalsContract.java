package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.port.Terminals.Removal;
import io.paysession.application.port.Terminals.Replacement;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Recognition.Silence;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every store of terminals promises. Extend it and say how to make one; tests may share the store. */
public abstract class TerminalsContract extends TerminalStoreContract {
    private final Terminal terminal = SampleTerminalSessions.terminal(merchant);

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
    void gives_an_address_to_one_terminal_only() {
        Terminal owner = registered();
        Terminal second = registered();
        Terminal thief = new Terminal(
                new TerminalKey(new MerchantId("THIEF"), second.key().terminal()),
                TerminalFamily.P6X,
                owner.address(),
                owner.currency());
        assertThat(terminals().register(thief)).isEqualTo(Registration.ADDRESS_TAKEN);
        assertThat(terminals().find(thief.key())).isEmpty();
        Terminal moved = new Terminal(second.key(), second.family(), owner.address(), second.currency());
        assertThat(terminals().register(moved)).isEqualTo(Registration.ADDRESS_TAKEN);
        assertThat(terminals().find(second.key()).map(Registered::terminal)).contains(second);
        assertThat(terminals().remove(owner.key())).isEqualTo(Removal.REMOVED);
        assertThat(terminals().register(moved)).isEqualTo(Registration.UPDATED);
        Terminal heir = new Terminal(owner.key(), owner.family(), second.address(), owner.currency());
        assertThat(terminals().register(heir)).isEqualTo(Registration.ADDED);
    }

    @Test
    void lets_exactly_one_of_many_concurrent_terminals_have_an_address() throws Exception {
        for (int round = 0; round < 20; round++) {
            Seq<Terminal> known = List.fill(4, this::registered);
            TerminalAddress address = SampleTerminalSessions.address();
            Seq<Registration> results = atOnce(8, i -> {
                TerminalKey key = i < 4
                        ? known.get(i).key()
                        : SampleTerminalSessions.terminal(merchant).key();
                Terminal asked = new Terminal(key, TerminalFamily.APOLLO, address, SampleTerminalSessions.EUR);
                return () -> terminals().register(asked);
            });
            assertThat(results.count(result -> result == Registration.ADDRESS_TAKEN))
                    .isEqualTo(7);
            assertThat(terminals()
                            .list(merchant)
                            .count(found -> found.terminal().address().equals(address)))
                    .isEqualTo(1);
        }
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

    @Test
    void lets_a_terminal_move_while_a_session_is_not_over_for_it_must_be_reached() {
        Terminal before = registered();
        Scanning session = added(before.key());
        Lease lease = lease(before.key());
        Terminal moved =
                new Terminal(before.key(), before.family(), SampleTerminalSessions.address(), before.currency());
        assertThat(terminals().register(moved)).isEqualTo(Registration.UPDATED);
        assertThat(terminals().find(before.key()).map(Registered::terminal)).contains(moved);
        assertThat(leases().renew(holder, LONG)).doesNotContain(before.key());
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isFalse();
        assertThat(sessions().find(before.key(), session.order().id())).contains(session);
    }

    @Test
    void an_address_is_taken_however_it_is_written() {
        Terminal owner = registered("tcp://127.0.0.1:" + 20_000);
        for (String other : List.of(
                "tls://127.0.0.1:20000",
                "tcp://localhost:20000",
                "tcp://[::1]:20000",
                "tcp://[0:0:0:0::1]:20000",
                "tcp://[::ffff:127.0.0.1]:20000",
                "tcp://[::ffff:7f00:1]:20000",
                "tcp://localhost.:20000")) {
            TerminalAddress address = TerminalAddress.parse(other).get();
            Terminal thief = new Terminal(
                    SampleTerminalSessions.terminal(new MerchantId("THIEF")).key(),
                    owner.family(),
                    address,
                    owner.currency());
            assertThat(terminals().register(thief)).as(other).isEqualTo(Registration.ADDRESS_TAKEN);
        }
        assertThat(terminals().remove(owner.key())).isEqualTo(Removal.REMOVED);
    }

    private Terminal registered(String address) {
        Terminal sample = SampleTerminalSessions.terminal(merchant);
        Terminal terminal =
                new Terminal(sample.key(), sample.family(), new TerminalAddress(address), sample.currency());
        assertThat(terminals().register(terminal)).isEqualTo(Registration.ADDED);
        return terminal;
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

    @Test
    void does_not_move_a_terminal_while_a_session_starts() throws Exception {
        for (int round = 0; round < 40; round++) {
            Terminal before = registered();
            Scanning session = fresh(before.key());
            Terminal moved =
                    new Terminal(before.key(), before.family(), SampleTerminalSessions.address(), before.currency());
            Seq<String> results = atOnce(
                    2,
                    i -> i == 0
                            ? named(() -> sessions().add(session))
                            : named(() -> terminals().register(moved)));
            assertThat(results.mkString(" ")).isIn("Added[] STILL_USED", "Added[] UPDATED");
            assertThat(terminals().find(before.key()).map(Registered::terminal))
                    .contains(results.last().equals("UPDATED") ? moved : before);
        }
    }

    private static Callable<String> named(Callable<?> work) {
        return () -> String.valueOf(work.call());
    }

    @Test
    void the_first_device_is_meant_and_another_is_only_found() {
        Terminal known = registered();
        Lease lease = lease(known.key());
        DeviceSerial first = new DeviceSerial("FIRST-1");
        DeviceSerial second = new DeviceSerial("SECOND 2");
        assertThat(recognise(lease, Option.none()))
                .contains(new Recognition(Option.none(), Option.none(), 0, Silence.MET));
        Recognition meant = new Recognition(Option.some(first), Option.none(), 0, Silence.MET);
        assertThat(recognise(lease, Option.some(first))).contains(meant);
        Recognition other = new Recognition(Option.some(first), Option.some(second), 0, Silence.MET);
        assertThat(recognise(lease, Option.some(second))).contains(other);
        assertThat(terminals().find(known.key()).get().device()).isEqualTo(other);
        assertThat(recognise(lease, Option.none())).contains(meant);
        assertThat(recognise(new Lease(known, lease.holder(), lease.epoch() + 1, Duration.ZERO), Option.none()))
                .isEmpty();
    }

    @Test
    void what_was_found_can_replace_what_was_meant_and_nothing_else_can() {
        Terminal known = registered();
        Lease lease = lease(known.key());
        Option<DeviceSerial> first = Option.some(new DeviceSerial("FIRST-1"));
        Option<DeviceSerial> second = Option.some(new DeviceSerial("SECOND 2"));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(recognise(lease, first)).isNotEmpty();
        assertThat(terminals().replace(known.key(), second, now)).isEqualTo(Replacement.NOT_THERE);
        assertThat(terminals().replace(known.key(), Option.none(), now)).isEqualTo(Replacement.NOT_THERE);
        assertThat(terminals().replace(known.key(), first, now)).isEqualTo(Replacement.REPLACED);
        assertThat(recognise(lease, second)).isNotEmpty();
        assertThat(leases().report(lease, TerminalStatus.OTHER_DEVICE)).isTrue();
        assertThat(terminals().otherDevice(1000)).contains(known.key());
        assertThat(terminals().replace(known.key(), Option.none(), now)).isEqualTo(Replacement.NOT_THERE);

        assertThat(terminals().replace(known.key(), second, now)).isEqualTo(Replacement.REPLACED);

        Recognition replaced = new Recognition(second, Option.none(), 1, Silence.UNHEARD);
        assertThat(terminals().find(known.key())).contains(new Registered(known, TerminalStatus.CONNECTING, replaced));
        assertThat(leases().report(lease, TerminalStatus.ONLINE))
                .as("whoever was in charge begins anew")
                .isFalse();
        assertThat(terminals().replace(known.key(), second, now.plusSeconds(1))).isEqualTo(Replacement.REPLACED);
        assertThat(terminals().find(known.key()).get().device()).isEqualTo(replaced);
        TerminalKey nobody = new TerminalKey(known.key().merchant(), new TerminalId("nobody"));
        assertThat(terminals().replace(nobody, second, now)).isEqualTo(Replacement.NOT_FOUND);
    }

    @Test
    void of_many_who_replace_at_once_one_does_and_nobody_elses_terminal_is_touched() throws Exception {
        Terminal known = registered();
        Terminal others = SampleTerminalSessions.terminal(new MerchantId("OTHERS"));
        TerminalKey sameName =
                new TerminalKey(others.key().merchant(), known.key().terminal());
        Lease lease = lease(known.key());
        Option<DeviceSerial> first = Option.some(new DeviceSerial("FIRST-1"));
        Option<DeviceSerial> second = Option.some(new DeviceSerial("SECOND-2"));
        assertThat(recognise(lease, first)).isNotEmpty();
        assertThat(recognise(lease, second)).isNotEmpty();
        assertThat(leases().report(lease, TerminalStatus.OTHER_DEVICE)).isTrue();
        assertThat(terminals().replace(sameName, second, now)).isEqualTo(Replacement.NOT_FOUND);

        Seq<Replacement> results =
                atOnce(9, i -> () -> terminals().replace(known.key(), i < 8 ? second : Option.none(), now));

        assertThat(results.take(8)).containsOnly(Replacement.REPLACED);
        assertThat(results.last()).isEqualTo(Replacement.NOT_THERE);
        assertThat(terminals().find(known.key()).get().device())
                .as("exchanged once")
                .isEqualTo(new Recognition(second, Option.none(), 1, Silence.UNHEARD));
        assertThat(terminals().find(sameName)).isEmpty();
    }

    @Test
    void a_device_that_does_not_tell_can_replace_one_that_did() {
        Terminal known = registered();
        Lease lease = lease(known.key());
        assertThat(recognise(lease, Option.some(new DeviceSerial("FIRST-1")))).isNotEmpty();
        assertThat(recognise(lease, Option.none())).isNotEmpty();
        assertThat(leases().report(lease, TerminalStatus.OTHER_DEVICE)).isTrue();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(terminals().replace(known.key(), Option.none(), now)).isEqualTo(Replacement.REPLACED);
        assertThat(terminals().find(known.key()).get().device())
                .isEqualTo(new Recognition(Option.none(), Option.none(), 1, Silence.MEANT));
    }

    @Test
    void a_terminal_that_moves_is_the_same_device_and_one_of_another_family_is_not() {
        Terminal known = registered();
        Lease lease = lease(known.key());
        assertThat(recognise(lease, Option.some(new DeviceSerial("FIRST-1")))).isNotEmpty();
        assertThat(recognise(lease, Option.some(new DeviceSerial("SECOND-2")))).isNotEmpty();
        Terminal moved = new Terminal(known.key(), known.family(), SampleTerminalSessions.address(), known.currency());
        assertThat(terminals().register(moved)).isEqualTo(Registration.UPDATED);
        assertThat(terminals().find(known.key()).get().device())
                .as("nothing was met at the new address yet")
                .isEqualTo(
                        new Recognition(Option.some(new DeviceSerial("FIRST-1")), Option.none(), 0, Silence.UNHEARD));
        TerminalFamily another = known.family() == TerminalFamily.P6X ? TerminalFamily.APOLLO : TerminalFamily.P6X;
        Terminal exchanged = new Terminal(known.key(), another, moved.address(), known.currency());
        assertThat(terminals().register(exchanged)).isEqualTo(Registration.UPDATED);
        assertThat(terminals().find(known.key()).get().device()).isEqualTo(forgotten(1));
        assertThat(recognise(lease(exchanged.key()), Option.some(new DeviceSerial("SECOND-2"))))
                .isNotEmpty();
        assertThat(terminals().remove(known.key())).isEqualTo(Removal.REMOVED);
        assertThat(terminals().register(exchanged)).isEqualTo(Registration.ADDED);
        assertThat(terminals().find(known.key()).get().device()).isEqualTo(forgotten(2));
    }

    private static Recognition forgotten(int generation) {
        return new Recognition(Option.none(), Option.none(), generation, Silence.UNHEARD);
    }

    private Option<Recognition> recognise(Lease lease, Option<DeviceSerial> told) {
        return leases().recognise(lease, known -> known.meets(told, false));
    }

    @Test
    void nothing_is_replaced_by_what_whoever_is_in_charge_does_not_see_now() {
        Terminal known = registered();
        Lease lease = lease(known.key());
        Option<DeviceSerial> second = Option.some(new DeviceSerial("SECOND-2"));
        assertThat(recognise(lease, Option.some(new DeviceSerial("FIRST-1")))).isNotEmpty();
        assertThat(recognise(lease, second)).isNotEmpty();
        assertThat(leases().report(lease, TerminalStatus.OFFLINE)).isTrue();
        assertThat(terminals().replace(known.key(), second, now)).isEqualTo(Replacement.NOT_THERE);
        assertThat(leases().report(lease, TerminalStatus.OTHER_DEVICE)).isTrue();
        leases().release(holder);
        assertThat(terminals().replace(known.key(), second, now))
                .as("nobody is in charge")
                .isEqualTo(Replacement.NOT_THERE);
        Lease next = lease(known.key());
        assertThat(recognise(next, second)).isNotEmpty();
        assertThat(leases().report(next, TerminalStatus.OTHER_DEVICE)).isTrue();
        assertThat(terminals().replace(known.key(), second, now)).isEqualTo(Replacement.REPLACED);
    }

    @Test
    void says_whose_terminal_is_at_a_place() {
        Terminal known = registered();
        TerminalAddress address = known.address();
        assertThat(terminals().holder(address)).contains(known.key());
        TerminalAddress tls = new TerminalAddress(address.value().replace("tcp://", "tls://"));
        assertThat(terminals().holder(tls)).as("the same place").contains(known.key());
        assertThat(terminals().holder(SampleTerminalSessions.address())).isEmpty();
        assertThat(terminals().remove(known.key())).isEqualTo(Removal.REMOVED);
        assertThat(terminals().holder(address)).isEmpty();
    }

    @Test
    void registers_no_more_than_is_permitted_and_keeps_what_is_registered() {
        Terminal first = registered();
        Terminal second = SampleTerminalSessions.terminal(merchant);
        Permit one = new Permit(true, 1);
        assertThat(terminals().register(second, one)).isEqualTo(Registration.TOO_MANY);
        assertThat(terminals().find(second.key())).isEmpty();
        assertThat(terminals().register(first, new Permit(false, 0))).isEqualTo(Registration.UPDATED);
        assertThat(terminals().register(second, new Permit(true, 2))).isEqualTo(Registration.ADDED);
    }

    @Test
    void whoever_may_register_nowhere_does_not_learn_which_addresses_are_taken() {
        Terminal others = registered();
        Permit nowhere = new Permit(false, Integer.MAX_VALUE);
        Terminal wanted = SampleTerminalSessions.terminal(merchant);
        Terminal thief = new Terminal(wanted.key(), wanted.family(), others.address(), wanted.currency());
        assertThat(terminals().register(wanted, nowhere)).isEqualTo(Registration.NOT_PERMITTED);
        assertThat(terminals().register(thief, nowhere)).isEqualTo(Registration.NOT_PERMITTED);
        assertThat(terminals().find(wanted.key())).isEmpty();
    }
}
