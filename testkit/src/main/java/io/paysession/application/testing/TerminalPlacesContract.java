package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.port.Terminals.Removal;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** Where terminals are, and who may have a place. */
abstract class TerminalPlacesContract extends TerminalDevicesContract {
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
