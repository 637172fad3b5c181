package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two devices use the same numbers for different cardholders: what one has approved is no business of another. */
class OtherDeviceTest {
    private static final DeviceSerial OLD = new DeviceSerial("OLD-1");
    private static final DeviceSerial NEW = new DeviceSerial("NEW-2");

    private final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);

    private void swap(DeviceSerial device) {
        terminal.controller.lost();
        terminal.link.asked();
        terminal.connect(device.value());
    }

    @Test
    void learns_the_first_device_and_what_it_has_approved() {
        terminal.connect(OLD.value());
        TerminalSession sale = terminal.approved(11, VOID);
        assertThat(terminal.registered().device().trusted()).contains(OLD);
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.ONLINE);
        assertThat(terminal.now(sale).card().get().reader().serial()).contains(OLD);
    }

    @Test
    void another_device_gets_neither_commits_nor_voids_nor_cards() {
        terminal.connect(OLD.value());
        TerminalSession committed = terminal.approved(11, VOID);
        TerminalSession due = terminal.approved(12, VOID);
        terminal.controller.lost();
        terminal.grant(committed, new SessionCommand.Commit(eur(640)));

        swap(NEW);
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
        assertThat(terminal.store.terminals().otherDevice(10)).hasSize(1);
        terminal.pass(Duration.ofMinutes(6));
        TerminalSession next = terminal.start(AuthorizationMode.AUTOMATIC, VOID);

        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.registered().device().trusted()).contains(OLD);
        assertThat(terminal.registered().device().found()).contains(NEW);
        assertThat(terminal.now(committed).needsAttention()).isTrue();
        assertThat(terminal.now(committed).step().reason()).isEqualTo(Reason.OTHER_DEVICE);
        assertThat(terminal.status(due)).isEqualTo(TerminalSessionStatus.VOIDING);
        assertThat(terminal.now(due).needsAttention()).isTrue();
        assertThat(terminal.status(next)).isEqualTo(TerminalSessionStatus.CANCELLED);
        assertThat(terminal.now(next).step().reason()).isEqualTo(Reason.OTHER_DEVICE);
        assertThat(terminal.controller.nextExpiry().forAll(at -> at.isAfter(terminal.time.now())))
                .isTrue();
    }

    @Test
    void goes_on_when_the_device_is_back() {
        terminal.connect(OLD.value());
        TerminalSession sale = terminal.approved(11, VOID);
        swap(NEW);
        terminal.grant(sale, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.link.asked()).isEmpty();

        swap(OLD);

        assertThat(terminal.link.asked()).containsExactly("commit 11 6.40");
        terminal.controller.disposed();
        terminal.controller.enabled();
        assertThat(terminal.status(sale)).isEqualTo(TerminalSessionStatus.COMMITTED);
        assertThat(terminal.now(sale).needsAttention()).isFalse();
        assertThat(terminal.registered().device().found()).isEmpty();
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.ONLINE);
    }

    @Test
    void a_replaced_device_is_worked_with_and_the_former_keeps_what_it_owes() {
        terminal.connect(OLD.value());
        TerminalSession former = terminal.approved(11, VOID);
        swap(NEW);
        terminal.grant(former, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.replace(Option.some(NEW)).isRight()).isTrue();
        terminal.connect(NEW.value());

        // The new device uses the same number for another cardholder.
        TerminalSession fresh = terminal.approved(11, VOID);
        terminal.link.asked();
        terminal.grant(fresh, new SessionCommand.Release());
        assertThat(terminal.link.asked()).containsExactly("void 11");
        terminal.controller.disposed();

        assertThat(terminal.status(fresh)).isEqualTo(TerminalSessionStatus.VOIDED);
        assertThat(terminal.status(former)).isEqualTo(TerminalSessionStatus.COMMITTING);
        assertThat(terminal.now(former).needsAttention()).isTrue();
        terminal.restart();
        terminal.controller.lost();
        terminal.connect(NEW.value());
        terminal.pass(Duration.ofHours(2));
        assertThat(terminal.link.asked()).doesNotContain("commit 11 6.40");

        // The former device is repaired and put back.
        swap(OLD);
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
        assertThat(terminal.replace(Option.some(OLD)).isRight()).isTrue();
        terminal.connect(OLD.value());
        assertThat(terminal.link.asked()).contains("commit 11 6.40");
        terminal.controller.disposed();
        assertThat(terminal.status(former)).isEqualTo(TerminalSessionStatus.COMMITTED);
    }

    @Test
    void only_the_device_that_is_there_can_replace_another() {
        terminal.connect(OLD.value());
        assertThat(terminal.replace(Option.some(OLD)).isRight()).isTrue();
        assertThat(terminal.replace(Option.some(NEW)).getLeft())
                .isEqualTo(new TerminalRefusal.NoSuchDevice(Option.none()));
        terminal.connect(OLD.value());
        assertThat(terminal.replace(Option.none()).getLeft())
                .isEqualTo(new TerminalRefusal.NoSuchDevice(Option.none()));
        swap(NEW);
        assertThat(terminal.replace(Option.some(new DeviceSerial("THIRD"))).getLeft())
                .isEqualTo(new TerminalRefusal.NoSuchDevice(Option.some(NEW)));
        assertThat(terminal.registered().device().trusted()).contains(OLD);
    }

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
    void a_card_belongs_to_the_device_that_has_read_it_whenever_its_session_was_started() {
        terminal.connect(OLD.value());
        terminal.controller.lost();
        terminal.controller.ready(Option.none());
        assertThat(terminal.replace(Option.none()).isRight()).isTrue();
        // The clock of whoever starts the session is behind that of whoever has replaced the device.
        terminal.time.set(Duration.ofMinutes(-5));
        TerminalSession early = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.connect();
        terminal.controller.started();
        terminal.controller.cardRead(ControlledTerminal.CARD);
        terminal.approve(11, early);
        terminal.grant(early, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.link.asked()).endsWith("commit 11 6.40");
    }

    @Test
    void the_right_device_may_come_back_to_a_serial_line_that_never_breaks() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        p6x.connect(OLD.value());
        p6x.controller.listed(List.empty());
        p6x.controller.lost();
        p6x.controller.ready(Option.some(NEW));
        assertThat(p6x.registered().status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
        p6x.link.asked();
        p6x.pass(Duration.ofMinutes(1));
        assertThat(p6x.link.asked()).containsExactly("reconnect");
        assertThat(p6x.status()).as("for all that is known").isEqualTo(TerminalStatus.OTHER_DEVICE);
        p6x.controller.ready(Option.some(OLD));
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        assertThat(p6x.status()).isEqualTo(TerminalStatus.ONLINE);

        p6x.controller.lost();
        p6x.controller.ready(Option.some(NEW));
        p6x.pass(Duration.ofMinutes(1));
        p6x.controller.lost();
        assertThat(p6x.status()).as("it does not answer any more").isEqualTo(TerminalStatus.OFFLINE);
    }

    @Test
    void what_waits_for_a_device_that_will_not_be_back_can_be_closed() {
        terminal.connect(OLD.value());
        TerminalSession former = terminal.approved(11, VOID);
        assertThat(terminal.ask(former, new SessionCommand.Close()).isLeft()).isTrue();
        swap(NEW);
        terminal.grant(former, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.replace(Option.some(NEW)).isRight()).isTrue();
        terminal.connect(NEW.value());
        terminal.grant(former, new SessionCommand.Close());
        assertThat(terminal.status(former)).isEqualTo(TerminalSessionStatus.EXPIRED);
        assertThat(terminal.now(former).needsAttention()).isFalse();
        assertThat(terminal.now(former).step().reason()).isEqualTo(Reason.CLOSE_REQUESTED);
        assertThat(terminal.unfinished()).isEmpty();
        terminal.controller.lost();
        swap(OLD);
        assertThat(terminal.replace(Option.some(OLD)).isRight()).isTrue();
        terminal.connect(OLD.value());
        assertThat(terminal.link.asked()).doesNotContain("commit 11 6.40");
    }

    @Test
    void a_close_that_comes_when_the_device_is_asked_already_is_too_late() {
        terminal.connect(OLD.value());
        TerminalSession sale = terminal.approved(11, VOID);
        swap(NEW);
        terminal.grant(sale, new SessionCommand.Commit(eur(640)));
        swap(OLD);
        assertThat(terminal.link.asked()).containsExactly("commit 11 6.40");

        assertThat(terminal.ask(sale, new SessionCommand.Close()).getLeft())
                .isEqualTo(new TerminalRefusal.NotNow(SessionOperation.CLOSE, TerminalSessionStatus.COMMITTING));
        terminal.controller.disposed();
        assertThat(terminal.status(sale)).isEqualTo(TerminalSessionStatus.COMMITTED);
    }

    @Test
    void a_device_that_comes_back_when_the_session_is_closed_already_is_not_asked() {
        terminal.connect(OLD.value());
        TerminalSession closed = terminal.approved(11, VOID);
        TerminalSession waiting = terminal.approved(12, VOID);
        swap(NEW);
        terminal.grant(closed, new SessionCommand.Commit(eur(640)));
        terminal.grant(waiting, new SessionCommand.Release());
        // Through another process, which has not told this one yet.
        assertThat(terminal.ask(closed, new SessionCommand.Close()).isRight()).isTrue();
        swap(OLD);
        assertThat(terminal.link.asked()).containsExactly("void 12");
        terminal.controller.disposed();
        assertThat(terminal.now(closed).step().reason()).isEqualTo(Reason.CLOSE_REQUESTED);
        assertThat(terminal.status(waiting)).isEqualTo(TerminalSessionStatus.VOIDED);
    }

    @Test
    void a_device_that_has_gone_again_leaves_a_session_that_can_be_closed() {
        terminal.connect(OLD.value());
        TerminalSession sale = terminal.approved(11, VOID);
        swap(NEW);
        terminal.grant(sale, new SessionCommand.Commit(eur(640)));
        swap(OLD);
        swap(NEW);
        assertThat(terminal.link.asked()).isEmpty();
        terminal.grant(sale, new SessionCommand.Close());
        swap(OLD);
        assertThat(terminal.link.asked()).doesNotContain("commit 11 6.40");
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

    @Test
    void nothing_is_done_before_the_store_has_said_which_device_is_meant() {
        terminal.connect(OLD.value());
        TerminalSession sale = terminal.approved(11, VOID);
        terminal.controller.lost();
        terminal.grant(sale, new SessionCommand.Commit(eur(640)));
        terminal.link.asked();
        terminal.storeIsAway(true);
        terminal.connect(NEW.value());
        terminal.pass(Duration.ofSeconds(2));
        assertThat(terminal.link.asked()).isEmpty();
        terminal.storeIsAway(false);
        terminal.pass(Duration.ofSeconds(2));
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.registered().status()).isEqualTo(TerminalStatus.OTHER_DEVICE);
    }

    @Test
    void the_list_of_another_device_says_nothing_about_an_approval_that_nobody_saw() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        p6x.connect(OLD.value());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession unseen = p6x.authorizing(VOID);
        p6x.controller.lost();
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        p6x.connect(NEW.value());
        assertThat(p6x.replace(Option.some(NEW)).isRight()).isTrue();
        p6x.pass(Duration.ofMinutes(3));
        p6x.connect(NEW.value());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
    }

    @Test
    void a_session_that_is_started_while_the_device_is_replaced_is_run_on_the_new_one_only() {
        terminal.connect(OLD.value());
        swap(NEW);
        TerminalController former = terminal.controller;
        TerminalSession started = terminal.stored(AuthorizationMode.AUTOMATIC, VOID);
        assertThat(terminal.replace(Option.some(NEW)).isRight()).isTrue();
        former.wake();
        former.started();
        assertThat(former.isOver()).isTrue();
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.status(started)).isEqualTo(TerminalSessionStatus.SCANNING);
        terminal.connect(NEW.value());
        assertThat(terminal.link.asked()).containsExactly("enable", "start 25.00");
        terminal.controller.started();
        terminal.controller.cardRead(ControlledTerminal.CARD);
        terminal.approve(11, started);
        assertThat(terminal.now(started).card().get().reader().serial()).contains(NEW);
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
