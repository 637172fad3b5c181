package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.CARD;
import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions as merchants wish them to go. */
class TerminalControllerTest extends ControllerStory {
    @Test
    void approves_and_commits() {
        TerminalSession session = terminal.approved(7, VOID);
        assertThat(terminal.link.asked()).containsExactly("start 25.00", "authorize");
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        terminal.grant(session, new SessionCommand.Commit(eur(640)));
        assertThat(terminal.link.asked()).containsExactly("commit 7 6.40");
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.COMMITTING);
        terminal.controller.disposed();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
        assertThat(terminal.now(session).needsAttention()).isFalse();
    }

    @Test
    void commits_what_was_metered_when_the_policy_is_due() {
        DisposalPolicy metered = new DisposalPolicy(Duration.ofHours(1), DisposalAction.COMMIT, Option.none());
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Deliver(metered));
        terminal.grant(session, new SessionCommand.Meter(eur(310)));
        assertThat(terminal.controller.nextExpiry())
                .contains(terminal.time.now().plus(Duration.ofHours(1)));
        terminal.pass(Duration.ofHours(1));
        assertThat(terminal.link.asked()).endsWith("commit 7 3.10");
    }

    @Test
    void releases_what_nobody_has_begun_to_deliver() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.pass(VOID.within().minusNanos(1));
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        terminal.pass(Duration.ofNanos(1));
        assertThat(terminal.link.asked()).endsWith("void 7");
    }

    @Test
    void cancels_while_it_scans_and_after_the_card() {
        TerminalSession scanning = terminal.start(AuthorizationMode.MANUAL, VOID);
        terminal.controller.started();
        terminal.grant(scanning, new SessionCommand.Cancel());
        terminal.controller.cancelled();
        assertThat(terminal.status(scanning)).isEqualTo(TerminalSessionStatus.CANCELLED);
        TerminalSession read = terminal.start(AuthorizationMode.MANUAL, VOID);
        terminal.controller.started();
        terminal.controller.cardRead(CARD);
        terminal.grant(read, new SessionCommand.Cancel());
        terminal.controller.cancelled();
        assertThat(terminal.status(read)).isEqualTo(TerminalSessionStatus.CANCELLED);
        assertThat(terminal.link.asked()).containsExactly("start 25.00", "cancel", "start 25.00", "cancel");
    }

    @Test
    void releases_an_approval_that_comes_after_a_cancel() {
        TerminalSession session = terminal.authorizing(VOID);
        terminal.grant(session, new SessionCommand.Cancel());
        assertThat(terminal.link.asked()).endsWith("authorize", "cancel");
        terminal.controller.cancelled();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
        terminal.approve(7, session);
        assertThat(terminal.link.asked()).containsExactly("void 7");
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.LATE_APPROVAL);
    }

    @Test
    void releases_a_late_approval_even_after_a_restart() {
        TerminalSession session = terminal.authorizing(VOID);
        terminal.grant(session, new SessionCommand.Cancel());
        terminal.controller.cancelled();
        terminal.restart();
        terminal.approve(7, session);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.VOIDING);
    }

    @Test
    void is_declined() {
        TerminalSession session = terminal.authorizing(VOID);
        terminal.controller.declined(Reason.INSUFFICIENT_FUNDS);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.DECLINED);
        assertThat(terminal.controller.nextExpiry()).isEmpty();
    }

    @Test
    void one_at_a_time_visits_while_others_are_open() {
        TerminalSession first = terminal.approved(1, VOID);
        TerminalSession second = terminal.approved(2, VOID);
        TerminalSession third = terminal.authorizing(VOID);
        var unusedBefore = terminal.link.asked();
        terminal.grant(first, new SessionCommand.Commit(eur(100)));
        terminal.grant(second, new SessionCommand.Release());
        assertThat(terminal.link.asked()).isEmpty();
        terminal.approve(3, third);
        terminal.controller.disposed();
        terminal.controller.disposed();
        assertThat(terminal.link.asked()).containsExactly("commit 1 1.00", "void 2");
        assertThat(terminal.unfinished().map(TerminalSession::status)).containsExactly(TerminalSessionStatus.APPROVED);
    }

    /** Whether a port is open shows in when a connection to it ends: that must show in nothing else. */
    @Test
    void how_soon_nobody_answered_at_an_address_cannot_be_told() {
        for (int seconds : new int[] {0, 1, 5, 9}) {
            ControlledTerminal elsewhere = new ControlledTerminal(TerminalFamily.APOLLO);
            Duration first = ControlSettings.DEFAULT.firstContact();
            elsewhere.pass(Duration.ofSeconds(seconds));
            elsewhere.controller.lost();
            assertThat(elsewhere.status()).isEqualTo(TerminalStatus.CONNECTING);
            elsewhere.pass(first.minusSeconds(seconds).minusNanos(1));
            elsewhere.controller.lost();
            assertThat(elsewhere.status()).isEqualTo(TerminalStatus.CONNECTING);
            elsewhere.pass(Duration.ofNanos(1));
            assertThat(elsewhere.status()).isEqualTo(TerminalStatus.OFFLINE);
        }
        terminal.controller.lost();
        assertThat(terminal.status()).as("one that was set up before").isEqualTo(TerminalStatus.OFFLINE);
    }
}
