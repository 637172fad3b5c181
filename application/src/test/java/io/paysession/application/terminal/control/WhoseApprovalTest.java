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
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An approval is somebody's: the number that a terminal tells does not say whose. */
class WhoseApprovalTest extends ControllerStory {
    @Test
    void an_approval_of_another_session_does_not_become_the_answer() {
        TerminalSession cancelled = terminal.authorizing(VOID);
        terminal.grant(cancelled, new SessionCommand.Cancel());
        terminal.controller.cancelled();
        TerminalSession waiting = terminal.authorizing(VOID);
        var unusedBefore = terminal.link.asked();
        terminal.approve(7, cancelled);
        assertThat(terminal.link.asked()).containsExactly("reconnect");
        assertThat(terminal.status(cancelled)).isEqualTo(TerminalSessionStatus.VOIDING);
        assertThat(terminal.status(waiting)).isEqualTo(TerminalSessionStatus.UNKNOWN);
    }

    @Test
    void an_approval_that_is_told_again_changes_nothing_whatever_became_of_it() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.approve(7, session);
        terminal.grant(session, new SessionCommand.Commit(eur(100)));
        terminal.approve(7, session);
        terminal.controller.disposed();
        terminal.approve(7, session);
        terminal.controller.approved(new Approval(7, Option.none(), CARD), Option.none());
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
        assertThat(terminal.link.asked()).containsExactly("start 25.00", "authorize", "commit 7 1.00");
        assertThat(terminal.unfinished()).isEmpty();
    }

    @Test
    void a_number_that_is_used_again_belongs_to_the_new_approval() {
        TerminalSession forgotten = terminal.approved(7, VOID);
        TerminalSession session = terminal.approved(7, VOID);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        assertThat(terminal.status(forgotten)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        assertThat(terminal.now(forgotten).needsAttention()).isTrue();
    }

    @Test
    void an_approval_that_belongs_to_nobody_is_released_whatever_its_amount() {
        terminal.controller.approved(new Approval(7, Option.some(eur(0)), PresentedCard.UNKNOWN), Option.none());
        assertThat(terminal.link.asked()).containsExactly("void 7");
    }

    @Test
    void what_nobody_asked_for_has_no_amount_and_needs_attention_whatever_becomes_of_it() {
        terminal.controller.approved(new Approval(7, Option.none(), PresentedCard.UNKNOWN), Option.none());
        TerminalSession stranger = terminal.unfinished().head();
        assertThat(stranger.order().asked()).isEmpty();
        assertThat(stranger.reservation().get().reserved()).isEmpty();
        assertThat(stranger.needsAttention()).isTrue();
        terminal.controller.disposed();
        assertThat(terminal.status(stranger)).isEqualTo(TerminalSessionStatus.VOIDED);
        assertThat(terminal.now(stranger).finalAmount()).contains(eur(0));
        assertThat(terminal.now(stranger).needsAttention()).isTrue();
    }

    @Test
    void a_number_that_cannot_be_told_from_a_repeated_one_charges_nobody() {
        TerminalSession former = terminal.approved(7, VOID);
        TerminalSession waiting = terminal.authorizing(VOID);
        terminal.controller.approved(new Approval(7, Option.none(), PresentedCard.UNKNOWN), Option.none());
        assertThat(terminal.status(former)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        assertThat(terminal.status(waiting)).isEqualTo(TerminalSessionStatus.UNKNOWN);
    }

    @Test
    void a_number_that_comes_with_another_card_belongs_to_the_new_approval() {
        TerminalSession former = terminal.approved(7, VOID);
        TerminalSession waiting = terminal.authorizing(VOID);
        PresentedCard other = new PresentedCard(Option.some("OTHER"), Option.none());
        terminal.controller.approved(new Approval(7, Option.none(), other), Option.none());
        assertThat(terminal.status(former)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        assertThat(terminal.status(waiting)).isEqualTo(TerminalSessionStatus.APPROVED);
    }

    @Test
    void a_terminal_that_can_list_tells_what_nobody_saw() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession unseen = p6x.authorizing(VOID);
        var unusedBefore = p6x.link.asked();
        p6x.controller.lost();
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "void 7");
        p6x.controller.disposed();
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.VOIDED);
    }

    @Test
    void what_is_not_listed_was_not_approved_once_the_banks_time_is_over() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession unseen = p6x.authorizing(VOID);
        p6x.controller.lost();
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.empty());
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        p6x.controller.enabled();
        p6x.pass(Duration.ofSeconds(90));
        p6x.controller.listed(List.empty());
        assertThat(p6x.now(unseen).step().reason()).isEqualTo(Reason.NOT_ON_TERMINAL);
    }

    @Test
    void what_was_committed_is_never_voided_and_hides_no_unseen_approval() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession committed = p6x.approved(7, VOID);
        p6x.grant(committed, new SessionCommand.Commit(eur(100)));
        p6x.controller.disposed();
        TerminalSession unseen = p6x.authorizing(VOID);
        p6x.controller.lost();
        p6x.time.pass(Duration.ofSeconds(90));
        var unusedBefore = p6x.link.asked();
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "enable");
        assertThat(p6x.status(committed)).isEqualTo(TerminalSessionStatus.COMMITTED);
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
    }

    @Test
    void what_was_committed_is_never_voided_however_many_sessions_came_after_it() {
        ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);
        p6x.controller.ready(Option.none());
        p6x.controller.listed(List.empty());
        p6x.controller.enabled();
        TerminalSession session = p6x.approved(7, VOID);
        p6x.grant(session, new SessionCommand.Commit(eur(100)));
        p6x.controller.disposed();
        for (int younger = 0; younger < 60; younger++) {
            TerminalSession next = p6x.start(AuthorizationMode.AUTOMATIC, VOID);
            p6x.controller.started();
            p6x.grant(next, new SessionCommand.Cancel());
            p6x.controller.cancelled();
            p6x.time.pass(Duration.ofSeconds(1));
        }
        p6x.controller.lost();
        var unusedBefore = p6x.link.asked();
        p6x.controller.ready(Option.none());
        assertThat(p6x.link.asked()).containsExactly("list");
        p6x.controller.listed(List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("enable");
        assertThat(p6x.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
        assertThat(p6x.unfinished()).isEmpty();
    }
}
