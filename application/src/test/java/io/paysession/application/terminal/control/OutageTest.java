package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.CARD;
import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLink.Fault;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The terminal, the store or the process in charge is away for a while. */
class OutageTest extends ControllerStory {
    @Test
    void after_a_restart_each_session_goes_on_from_what_is_stored() {
        TerminalSession committing = terminal.approved(1, VOID);
        TerminalSession voiding = terminal.approved(2, VOID);
        TerminalSession approved = terminal.approved(3, VOID);
        TerminalSession authorizing = terminal.authorizing(VOID);
        terminal.grant(committing, new SessionCommand.Commit(eur(100)));
        terminal.grant(voiding, new SessionCommand.Release());
        var unusedBefore = terminal.link.asked();
        Option<java.time.Instant> deadline = terminal.now(approved).nextDeadline();
        terminal.controller = terminal.takeOver();
        terminal.controller.begin();
        assertThat(terminal.status(authorizing)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        assertThat(terminal.now(authorizing).needsAttention()).isTrue();
        assertThat(terminal.now(approved).nextDeadline()).isEqualTo(deadline);
        terminal.controller.ready(Option.none());
        assertThat(terminal.link.asked()).containsExactly("commit 1 1.00");
        terminal.controller.refused(Fault.NOT_FOUND);
        assertThat(terminal.now(committing).step().reason()).isEqualTo(Reason.PROBABLY_DONE);
        assertThat(terminal.now(committing).needsAttention()).isTrue();
        terminal.controller.disposed();
        assertThat(terminal.status(voiding)).isEqualTo(TerminalSessionStatus.VOIDED);
        assertThat(terminal.link.asked()).containsExactly("void 2", "enable");
        assertThat(terminal.status(approved)).isEqualTo(TerminalSessionStatus.APPROVED);
    }

    @Test
    void a_disposal_that_was_never_tried_and_is_gone_is_unknown() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Commit(eur(100)));
        terminal.controller.refused(Fault.NOT_FOUND);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        assertThat(terminal.now(session).needsAttention()).isTrue();
    }

    @Test
    void repeats_a_disposal_over_a_new_link_and_then_every_minute() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Commit(eur(100)));
        terminal.controller.lost();
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.DISPOSAL_UNANSWERED);
        var unusedBefore = terminal.link.asked();
        terminal.controller.ready(Option.none());
        assertThat(terminal.link.asked()).containsExactly("commit 7 1.00");
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.link.asked()).containsExactly("enable");
        terminal.controller.enabled();
        terminal.pass(Duration.ofMinutes(1));
        assertThat(terminal.link.asked()).containsExactly("commit 7 1.00");
    }

    @Test
    void waits_for_a_terminal_that_is_away_for_a_while() {
        terminal.controller.lost();
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.pass(Duration.ofSeconds(59));
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.SCANNING);
        terminal.pass(Duration.ofSeconds(1));
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.TERMINAL_OFFLINE);
    }

    @Test
    void keeps_an_approval_until_the_store_is_back() {
        TerminalSession session = terminal.authorizing(VOID);
        terminal.storeIsAway(true);
        terminal.approve(7, session);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.AUTHORIZING);
        assertThat(terminal.controller.nextExpiry())
                .contains(terminal.time.now().plusSeconds(1));
        terminal.storeIsAway(false);
        terminal.pass(Duration.ofSeconds(1));
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
    }

    @Test
    void asks_the_bank_only_when_that_is_stored_and_does_not_forget_it() {
        TerminalSession session = terminal.start(AuthorizationMode.MANUAL, VOID);
        terminal.controller.started();
        terminal.controller.cardRead(CARD);
        var unusedStart = terminal.link.asked();
        var unusedGranted = terminal.ask(session, new SessionCommand.Authorize());
        terminal.storeIsAway(true);
        terminal.controller.wake();
        assertThat(terminal.link.asked()).isEmpty();
        terminal.storeIsAway(false);
        terminal.pass(Duration.ofSeconds(1));
        assertThat(terminal.link.asked()).containsExactly("authorize");
    }

    @Test
    void does_not_hurry_when_the_store_is_away_at_a_deadline() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.storeIsAway(true);
        terminal.pass(VOID.within());
        assertThat(terminal.controller.nextExpiry())
                .contains(terminal.time.now().plusSeconds(1));
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
    }

    @Test
    void a_request_by_another_process_wins_over_a_policy_that_is_due() {
        TerminalSession session = terminal.approved(7, VOID);
        var unusedGranted = terminal.ask(session, new SessionCommand.Commit(eur(2500)));
        terminal.pass(VOID.within());
        assertThat(terminal.link.asked()).endsWith("commit 7 25.00");
    }

    @Test
    void does_nothing_more_when_the_lease_is_lost() {
        TerminalSession session = terminal.authorizing(VOID);
        TerminalController former = terminal.controller;
        terminal.controller = terminal.takeOver();
        var unusedBefore = terminal.link.asked();
        former.approved(
                new Approval(7, Option.none(), CARD),
                Option.some(session.order().number()));
        assertThat(former.isOver()).isTrue();
        assertThat(former.nextExpiry()).isEmpty();
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.AUTHORIZING);
    }

    @Test
    void a_session_does_not_wait_for_ever_for_a_terminal_that_breaks_at_each_start() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        for (int i = 0; i < 5; i++) {
            terminal.time.pass(Duration.ofSeconds(11));
            terminal.controller.lost();
            assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.SCANNING);
            connectAgain();
            assertThat(terminal.link.asked()).endsWith("start 25.00");
        }
        terminal.time.pass(Duration.ofSeconds(11));
        terminal.controller.lost();
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.TERMINAL_OFFLINE);
    }

    @Test
    void a_cancel_ends_a_session_at_a_terminal_that_breaks_at_each_start() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.grant(session, new SessionCommand.Cancel());
        terminal.controller.lost();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
    }

    @Test
    void a_terminal_in_a_wrong_state_is_set_up_again_once() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.refused(Fault.WRONG_STATE);
        connectAgain();
        assertThat(terminal.link.asked()).containsExactly("start 25.00", "reconnect", "enable", "start 25.00");
        terminal.controller.refused(Fault.WRONG_STATE);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.REFUSED_BY_TERMINAL);
    }
}
