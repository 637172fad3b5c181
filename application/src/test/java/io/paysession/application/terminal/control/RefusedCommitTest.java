package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLink.Fault;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A terminal is asked for more than it has reserved, and refuses: the session is what it was. */
class RefusedCommitTest {
    private static final ControlSettings GENEROUS = ControlSettings.of(new TerminalRules(
            TerminalRules.DEFAULT.sessionTimeout(),
            TerminalRules.DEFAULT.timeoutAction(),
            TerminalRules.DEFAULT.safetyMargin(),
            TerminalRules.DEFAULT.authorizationTime(),
            true));

    private final ControlledTerminal terminal = online(TerminalFamily.APOLLO);

    private static ControlledTerminal online(TerminalFamily family) {
        ControlledTerminal terminal = new ControlledTerminal(family, GENEROUS);
        terminal.controller.ready(Option.none());
        if (family.listsSessions()) {
            terminal.controller.listed(List.empty());
        }
        terminal.controller.enabled();
        return terminal;
    }

    private static TerminalSession askedForMore(ControlledTerminal terminal) {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Commit(eur(4000)));
        assertThat(terminal.link.asked()).endsWith("commit 7 40.00");
        return session;
    }

    @Test
    void less_can_be_committed_afterwards() {
        TerminalSession session = askedForMore(terminal);
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.COMMIT_REFUSED);
        terminal.grant(session, new SessionCommand.Commit(eur(2500)));
        assertThat(terminal.link.asked()).containsExactly("commit 7 25.00");
        terminal.controller.disposed();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
    }

    @Test
    void it_can_be_voided_or_updated_afterwards() {
        TerminalSession session = askedForMore(terminal);
        terminal.controller.refused(Fault.UNEXPLAINED);
        terminal.grant(session, new SessionCommand.Update(eur(4000)));
        assertThat(terminal.link.asked()).containsExactly("update 7 40.00");
        terminal.controller.refused(Fault.OTHER);
        terminal.grant(session, new SessionCommand.Release());
        assertThat(terminal.link.asked()).containsExactly("void 7");
    }

    @Test
    void the_policy_ends_it_if_nobody_requests_anything_else() {
        TerminalSession session = askedForMore(terminal);
        terminal.time.pass(VOID.within());
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        terminal.pass(VOID.within());
        assertThat(terminal.link.asked()).containsExactly("void 7");
    }

    @Test
    void a_terminal_that_can_list_has_it_still() {
        ControlledTerminal p6x = online(TerminalFamily.P6X);
        TerminalSession session = askedForMore(p6x);
        p6x.controller.refused(Fault.UNEXPLAINED);
        assertThat(p6x.link.asked()).containsExactly("list");
        p6x.controller.listed(List.of(7L));
        assertThat(p6x.now(session).step().reason()).isEqualTo(Reason.COMMIT_REFUSED);
    }

    @Test
    void what_an_earlier_attempt_may_have_taken_is_not_open_again_without_a_reason() {
        TerminalSession session = askedForMore(terminal);
        terminal.controller.lost();
        terminal.controller.ready(Option.none());
        terminal.controller.refused(Fault.UNEXPLAINED);
        terminal.controller.enabled();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.COMMITTING);
        terminal.pass(Duration.ofMinutes(1));
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
    }

    @Test
    void what_is_gone_after_the_next_request_was_not_taken_by_the_refused_one() {
        TerminalSession session = askedForMore(terminal);
        terminal.controller.refused(Fault.OTHER);
        terminal.grant(session, new SessionCommand.Commit(eur(2500)));
        terminal.controller.refused(Fault.NOT_FOUND);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.UNKNOWN);
    }

    @Test
    void it_is_what_it_was_after_a_restart_too() {
        TerminalSession session = askedForMore(terminal);
        terminal.restart();
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        assertThat(terminal.now(session).disposal()).isNotEmpty();
    }
}
