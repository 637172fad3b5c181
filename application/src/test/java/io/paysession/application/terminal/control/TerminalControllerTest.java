package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.CARD;
import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLink.Fault;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalControllerTest {
    private final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);

    @BeforeEach
    void connect() {
        terminal.connect();
        assertThat(terminal.link.asked()).containsExactly("enable");
    }

    private void connectAgain() {
        terminal.connect();
    }

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
    void only_the_latest_total_that_is_wanted_is_answered() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Update(eur(1000)));
        terminal.grant(session, new SessionCommand.Update(eur(3000)));
        assertThat(terminal.link.asked()).endsWith("update 7 10.00");
        terminal.controller.updated(Reason.UPDATED, eur(1000));
        assertThat(terminal.link.asked()).containsExactly("update 7 30.00");
        assertThat(terminal.ask(session, new SessionCommand.Commit(eur(1001))).getLeft())
                .isInstanceOf(TerminalRefusal.AboveCeiling.class);
        terminal.controller.updated(Reason.UPDATED, eur(3000));
        assertThat(terminal.ask(session, new SessionCommand.Commit(eur(3000)))).isNotEmpty();
    }

    @Test
    void a_refused_update_raises_nothing() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Update(eur(3000)));
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.now(session).reservation().get().ceiling()).isEqualTo(eur(2500));
        assertThat(terminal.now(session).reservation().get().newTotal()).isEmpty();
    }

    @Test
    void a_declined_update_leaves_the_ceiling_whatever_amount_the_terminal_tells() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Update(eur(3000)));
        terminal.controller.updated(Reason.UPDATE_DECLINED, eur(0));
        assertThat(terminal.now(session).reservation().get().ceiling()).isEqualTo(eur(2500));
        terminal.grant(session, new SessionCommand.Update(eur(3000)));
        terminal.controller.updated(Reason.UPDATED, eur(999_999));
        assertThat(terminal.now(session).reservation().get().ceiling()).isEqualTo(eur(3000));
        terminal.grant(session, new SessionCommand.Update(eur(4000)));
        terminal.controller.updated(Reason.PARTIALLY_UPDATED, eur(999_999));
        assertThat(terminal.now(session).reservation().get().ceiling()).isEqualTo(eur(4000));
    }

    @Test
    void an_update_that_is_never_answered_does_not_block_the_terminal() {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.grant(session, new SessionCommand.Update(eur(1000)));
        var unusedBefore = terminal.link.asked();
        terminal.controller.lost();
        connectAgain();
        assertThat(terminal.link.asked()).containsExactly("enable", "update 7 10.00");
        terminal.controller.lost();
        connectAgain();
        assertThat(terminal.link.asked()).containsExactly("enable");
        assertThat(terminal.now(session).reservation().get().newTotal()).isEmpty();
        assertThat(terminal.now(session).reservation().get().ceiling()).isEqualTo(eur(1000));
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
    void a_terminal_in_a_wrong_state_is_set_up_again_once() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.refused(Fault.WRONG_STATE);
        connectAgain();
        assertThat(terminal.link.asked()).containsExactly("start 25.00", "reconnect", "enable", "start 25.00");
        terminal.controller.refused(Fault.WRONG_STATE);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.REFUSED_BY_TERMINAL);
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
    void a_scan_does_not_resume_after_an_outage_that_nobody_waited_out() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.started();
        var unusedBefore = terminal.link.asked();
        terminal.time.pass(ControlSettings.DEFAULT.offlinePatience());
        terminal.restart();
        assertThat(terminal.link.asked()).containsExactly("enable");
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.TERMINAL_OFFLINE);
    }

    @Test
    void a_scan_resumes_after_an_outage_that_somebody_may_have_waited_out() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.started();
        var unusedBefore = terminal.link.asked();
        terminal.restart();
        assertThat(terminal.link.asked()).containsExactly("enable", "start 25.00");
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.SCANNING);
    }

    @Test
    void outages_do_not_add_to_the_time_that_a_card_is_waited_for() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.started();
        for (int restart = 0; restart < 120; restart++) {
            terminal.time.pass(Duration.ofSeconds(25));
            terminal.restart();
        }
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.SCAN_TIMEOUT);
    }

    @Test
    void the_terminal_is_free_again_when_no_card_comes_in_time() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.started();
        var unusedBefore = terminal.link.asked();
        terminal.pass(Duration.ofHours(1));
        assertThat(terminal.link.asked()).containsExactly("cancel");
        terminal.controller.cardRead(CARD);
        assertThat(terminal.link.asked()).isEmpty();
        terminal.controller.cancelled();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.SCAN_TIMEOUT);
    }

    @Test
    void a_card_that_was_read_while_everything_was_frozen_is_not_asked_for_money() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.started();
        var unusedBefore = terminal.link.asked();
        terminal.time.pass(Duration.ofHours(1));
        terminal.controller.cardRead(CARD);
        assertThat(terminal.link.asked()).containsExactly("cancel");
        terminal.controller.cancelled();
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.SCAN_TIMEOUT);
    }

    @Test
    void a_card_that_nobody_decides_about_is_given_back() {
        TerminalSession session = terminal.start(AuthorizationMode.MANUAL, VOID);
        terminal.controller.started();
        terminal.controller.cardRead(CARD);
        var unusedBefore = terminal.link.asked();
        terminal.time.pass(Duration.ofMinutes(2));
        assertThat(terminal.ask(session, new SessionCommand.Authorize()).isLeft())
                .isTrue();
        terminal.controller.timePasses();
        assertThat(terminal.link.asked()).containsExactly("cancel");
        terminal.controller.cancelled();
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.DECISION_TIMEOUT);
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
