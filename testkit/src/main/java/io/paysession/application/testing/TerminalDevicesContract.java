package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.port.Terminals.Removal;
import io.paysession.application.port.Terminals.Replacement;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Recognition.Silence;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which device is meant by a terminal, and which one is there. */
abstract class TerminalDevicesContract extends RegisteredTerminalsContract {
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
}
