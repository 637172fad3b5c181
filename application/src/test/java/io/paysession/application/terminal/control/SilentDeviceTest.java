package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Devices that do not tell who they are. */
class SilentDeviceTest extends OtherDeviceStory {
    @Test
    void a_device_that_tells_no_more_who_it_is_may_be_another() {
        terminal.connect(OLD.value());
        TerminalSession sale = terminal.approved(11, VOID);
        terminal.controller.lost();
        terminal.connect();
        terminal.grant(sale, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
        assertThat(terminal.link.asked()).doesNotContain("commit 11 6.40");

        // Perhaps the answer was lost: it is asked again.
        terminal.pass(Duration.ofMinutes(1));
        assertThat(terminal.link.asked()).containsExactly("reconnect");
        terminal.connect(OLD.value());
        assertThat(terminal.link.asked()).containsExactly("commit 11 6.40");
    }

    @Test
    void a_silent_device_can_replace_one_that_told() {
        terminal.connect(OLD.value());
        TerminalSession former = terminal.approved(11, VOID);
        terminal.controller.lost();
        terminal.connect();
        assertThat(terminal.replace(Option.none()).isRight()).isTrue();
        terminal.connect();
        TerminalSession fresh = terminal.approved(11, VOID);
        terminal.link.asked();
        terminal.grant(former, new SessionCommand.Release());
        terminal.grant(fresh, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.link.asked()).containsExactly("commit 11 6.40");
    }

    @Test
    void one_that_tells_is_not_trusted_while_money_is_reserved_in_one_that_does_not() {
        terminal.connect();
        TerminalSession silents = terminal.approved(11, VOID);
        terminal.grant(silents, new SessionCommand.Commit(eur(640)));
        terminal.link.asked();
        swap(OLD);
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
        assertThat(terminal.registered().device().found()).contains(OLD);
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.now(silents).needsAttention()).isTrue();

        terminal.controller.lost();
        terminal.connect();
        assertThat(terminal.link.asked()).containsExactly("commit 11 6.40");
        terminal.controller.disposed();
        terminal.controller.enabled();
        swap(OLD);
        assertThat(terminal.registered().status())
                .as("nothing is reserved in the other one any more")
                .isEqualTo(TerminalStatus.ONLINE);
        assertThat(terminal.registered().device().trusted()).contains(OLD);
    }

    @Test
    void a_silent_device_is_refused_if_the_operator_wants_that() {
        terminal.controller = terminal.takeOver(new ControlSettings(
                TerminalRules.DEFAULT,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                false,
                Strangers.DEFAULT));
        terminal.controller.begin();
        terminal.connect();
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
        assertThat(terminal.link.asked()).isEmpty();
        terminal.controller.lost();
        terminal.connect(OLD.value());
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.ONLINE);
    }

    /** It may be the first one again, or a third: nobody can tell, so that neither a commit nor a void is right. */
    @Test
    void what_a_silent_device_holds_after_two_replacements_may_be_from_before_them() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        exchange(p6x, Option.none());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession open = p6x.approved(7, VOID);
        p6x.controller.cancelled();
        TerminalSession voided = p6x.approved(8, VOID);
        p6x.grant(voided, new SessionCommand.Release());
        p6x.controller.disposed();
        assertThat(p6x.status(voided)).isEqualTo(TerminalSessionStatus.VOIDED);
        p6x.grant(open, new SessionCommand.Commit(eur(640)));
        p6x.link.asked();

        for (Option<DeviceSerial> device : List.of(Option.some(NEW), Option.<DeviceSerial>none())) {
            exchange(p6x, device);
            assertThat(p6x.replace(device).isRight()).isTrue();
            exchange(p6x, device);
            p6x.controller.listed(device.isDefined() ? List.empty() : List.of(7L, 8L));
            p6x.controller.enabled();
        }

        assertThat(p6x.link.asked()).doesNotContain("commit 7 6.40", "void 7", "void 8");
        assertThat(p6x.status(open)).isEqualTo(TerminalSessionStatus.COMMITTING);
        assertThat(p6x.now(open).needsAttention()).isTrue();
        assertThat(p6x.unfinished()
                        .filter(session -> session.step().reason() == Reason.UNDECIDED)
                        .map(session -> session.reservation().get().terminalSessionId()))
                .containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void what_a_silent_device_holds_that_no_former_one_has_held_is_a_strangers() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        exchange(p6x, Option.none());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession open = p6x.approved(7, VOID);
        for (Option<DeviceSerial> device : List.of(Option.some(NEW), Option.<DeviceSerial>none())) {
            exchange(p6x, device);
            assertThat(p6x.replace(device).isRight()).isTrue();
            exchange(p6x, device);
            p6x.controller.listed(device.isDefined() ? List.empty() : List.of(9L));
        }
        assertThat(p6x.link.asked()).contains("void 9").doesNotContain("void 7");
        assertThat(p6x.now(open).needsAttention()).isFalse();
    }

    private static void exchange(ControlledTerminal terminal, Option<DeviceSerial> device) {
        terminal.controller.lost();
        terminal.controller.ready(device);
    }
}
