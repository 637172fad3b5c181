package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.CARD;
import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody has damaged the row of one session; the others of its terminal are none the worse for it. */
class UnreadableSessionTest {
    private static final DisposalPolicy LONG = DisposalPolicy.voidAfter(Duration.ofHours(1));

    private final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.P6X);

    private TerminalSession stranger() {
        return terminal.unfinished()
                .find(session -> session.order().isStranger())
                .get();
    }

    private void isDamaged(TerminalSession session, boolean damaged) {
        terminal.store.damage(session.order().id(), damaged);
        terminal.controller.wake();
    }

    private void connect(Long... open) {
        terminal.controller.lost();
        terminal.controller.ready(Option.none());
        terminal.controller.listed(List.of(open));
        terminal.controller.enabled();
    }

    private TerminalSession approvedAndFree(long number) {
        TerminalSession session = terminal.approved(number, LONG);
        terminal.controller.cancelled();
        return session;
    }

    @Test
    void the_others_of_its_terminal_go_on_being_committed_and_voided() {
        connect();
        TerminalSession damaged = approvedAndFree(7);
        TerminalSession committed = approvedAndFree(8);
        TerminalSession voided = terminal.approved(9, VOID);
        isDamaged(damaged, true);
        connect(7L, 8L, 9L);
        terminal.grant(committed, new SessionCommand.Commit(eur(1000)));
        assertThat(terminal.link.asked()).contains("commit 8 10.00");
        terminal.controller.disposed();
        assertThat(terminal.status(committed)).isEqualTo(TerminalSessionStatus.COMMITTED);
        terminal.pass(Duration.ofMinutes(5));
        assertThat(terminal.link.asked()).contains("void 9");
        terminal.controller.disposed();
        assertThat(terminal.status(voided)).isEqualTo(TerminalSessionStatus.VOIDED);
    }

    @Test
    void its_approval_is_not_taken_for_a_strangers_and_waits_until_the_row_is_put_right() {
        connect();
        TerminalSession damaged = approvedAndFree(7);
        terminal.grant(damaged, new SessionCommand.Commit(eur(1000)));
        assertThat(terminal.link.asked()).contains("commit 7 10.00");
        isDamaged(damaged, true);
        terminal.restart();
        connect(7L);
        assertThat(terminal.link.asked()).doesNotContain("void 7");
        assertThat(stranger().step().reason()).isEqualTo(Reason.UNDECIDED);
        assertThat(stranger().needsAttention()).isTrue();
        isDamaged(damaged, false);
        connect(7L);
        assertThat(terminal.link.asked()).contains("commit 7 10.00").doesNotContain("void 7");
        terminal.controller.disposed();
        assertThat(terminal.status(damaged)).isEqualTo(TerminalSessionStatus.COMMITTED);
    }

    @Test
    void somebody_may_decide_that_its_approval_is_voided() {
        connect();
        isDamaged(approvedAndFree(7), true);
        connect(7L);
        assertThat(terminal.link.asked()).doesNotContain("void 7");
        terminal.grant(stranger(), new SessionCommand.Release());
        assertThat(terminal.link.asked()).contains("void 7");
    }

    /** Also long after: what was committed is never voided, and nobody can tell whether it was. */
    @Test
    void it_may_be_over_already() {
        connect();
        TerminalSession committed = approvedAndFree(7);
        terminal.grant(committed, new SessionCommand.Commit(eur(1000)));
        terminal.controller.disposed();
        assertThat(terminal.status(committed)).isEqualTo(TerminalSessionStatus.COMMITTED);
        isDamaged(committed, true);
        terminal.restart();
        connect(7L);
        assertThat(terminal.link.asked()).doesNotContain("void 7");
        assertThat(stranger().step().reason()).isEqualTo(Reason.UNDECIDED);
    }

    @Test
    void nobody_else_is_given_its_approval() {
        connect();
        TerminalSession damaged = approvedAndFree(7);
        isDamaged(damaged, true);
        TerminalSession unseen = terminal.authorizing(LONG);
        connect(7L);
        assertThat(terminal.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        assertThat(terminal.now(unseen).reservation()).isEmpty();
        assertThat(stranger().reservation().get().terminalSessionId()).isEqualTo(7);
    }

    @Test
    void what_a_terminal_says_of_it_is_no_answer_for_another() {
        ControlledTerminal apollo = new ControlledTerminal(TerminalFamily.APOLLO);
        apollo.connect();
        TerminalSession damaged = apollo.authorizing(LONG);
        apollo.controller.lost();
        apollo.store.damage(damaged.order().id(), true);
        apollo.restart();
        TerminalSession waiting = apollo.authorizing(LONG);
        apollo.controller.approved(
                new Approval(7, Option.none(), CARD),
                Option.some(damaged.order().number()));
        assertThat(apollo.now(waiting).reservation()).isEmpty();
        assertThat(apollo.link.asked()).doesNotContain("void 7");
    }
}
