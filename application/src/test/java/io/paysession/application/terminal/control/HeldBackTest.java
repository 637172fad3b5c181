package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What waits for a device that is not there. */
class HeldBackTest extends OtherDeviceStory {
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
}
