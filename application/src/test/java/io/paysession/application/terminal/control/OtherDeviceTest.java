package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two devices use the same numbers for different cardholders: what one has approved is no business of another. */
class OtherDeviceTest extends OtherDeviceStory {
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
}
