package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLink.Fault;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A terminal is back after the time when it should have disposed of an approval by itself, and may have it still. */
class LastTryTest {
    private static final Duration TIMEOUT = Duration.ofHours(24);

    private final ControlledTerminal apollo = new ControlledTerminal(TerminalFamily.APOLLO);
    private final ControlledTerminal p6x = new ControlledTerminal(TerminalFamily.P6X);

    LastTryTest() {
        apollo.connect();
        ready(p6x, List.empty());
        p6x.controller.enabled();
        var unusedBoth = apollo.link.asked().size() + p6x.link.asked().size();
    }

    private static void ready(ControlledTerminal p6x, Seq<Long> open) {
        p6x.controller.ready(Option.none());
        p6x.controller.listed(open);
    }

    /** A commit of 5.00 of 25.00 is stored, and the terminal goes away until its own timeout is over. */
    private static TerminalSession expiredCommit(ControlledTerminal terminal) {
        TerminalSession session = terminal.approved(7, VOID);
        terminal.controller.lost();
        terminal.grant(session, new SessionCommand.Commit(eur(500)));
        terminal.pass(TIMEOUT);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
        assertThat(terminal.now(session).needsAttention()).isTrue();
        var unusedBefore = terminal.link.asked();
        return session;
    }

    @Test
    void what_a_terminal_still_lists_gets_the_stored_commit() {
        TerminalSession session = expiredCommit(p6x);
        ready(p6x, List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "commit 7 5.00");
        assertThat(p6x.now(session).step().reason()).isEqualTo(Reason.LAST_TRY);
        p6x.controller.disposed();
        assertThat(p6x.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
        assertThat(p6x.now(session).needsAttention()).isFalse();
        assertThat(p6x.unfinished()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastHolder", "hasUnseenSince", "replace"})
    void an_outage_of_the_store_is_no_try(String method) {
        for (ControlledTerminal terminal : List.of(apollo, p6x)) {
            TerminalSession session = expiredCommit(terminal);
            terminal.storeFailsOnceIn(method);
            terminal.controller.ready(Option.none());
            if (terminal == p6x) {
                terminal.controller.listed(List.of(7L));
            }
            assertThat(terminal.link.asked()).doesNotContain("commit 7 5.00");
            terminal.pass(Duration.ofSeconds(1));
            assertThat(terminal.link.asked()).contains("commit 7 5.00");
            terminal.controller.disposed();
            assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
        }
    }

    @Test
    void what_a_terminal_still_lists_after_a_restart_gets_it_too() {
        TerminalSession session = expiredCommit(p6x);
        p6x.controller = p6x.takeOver();
        p6x.controller.begin();
        ready(p6x, List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "commit 7 5.00");
        p6x.controller.refused(Fault.OTHER);
        assertThat(p6x.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
        p6x.controller.enabled();
        p6x.pass(Duration.ofMinutes(5));
        p6x.controller.listed(List.of(7L));
        // Once is enough over one link; and it is never voided.
        assertThat(p6x.link.asked()).containsExactly("enable", "list");
        assertThat(p6x.unfinished()).isEmpty();
    }

    @Test
    void what_a_terminal_lists_no_more_has_ended_there() {
        TerminalSession session = expiredCommit(p6x);
        ready(p6x, List.empty());
        assertThat(p6x.link.asked()).containsExactly("list", "enable");
        assertThat(p6x.now(session).step().reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(p6x.now(session).expiry().get().missing()).contains(eur(500));
        assertThat(p6x.now(session).needsAttention()).isTrue();
    }

    @Test
    void a_number_that_has_ended_there_is_the_unseen_approvals() {
        TerminalSession session = expiredCommit(p6x);
        ready(p6x, List.empty());
        p6x.controller.enabled();
        TerminalSession unseen = p6x.authorizing(VOID);
        p6x.controller.lost();
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.UNKNOWN);
        var unusedBefore = p6x.link.asked();
        ready(p6x, List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "void 7");
        assertThat(p6x.status(unseen)).isEqualTo(TerminalSessionStatus.VOIDING);
        assertThat(p6x.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
    }

    @Test
    void a_number_that_has_ended_there_is_another_ones_when_it_is_listed_again() {
        TerminalSession session = expiredCommit(p6x);
        ready(p6x, List.empty());
        p6x.controller.enabled();
        p6x.controller.lost();
        var unusedBefore = p6x.link.asked();
        ready(p6x, List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "void 7");
        assertThat(p6x.now(session).step().reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void what_the_merchant_has_closed_is_not_tried_any_more() {
        TerminalSession session = expiredCommit(apollo);
        apollo.grant(session, new SessionCommand.Close());
        apollo.controller.ready(Option.none());
        assertThat(apollo.link.asked()).containsExactly("enable");
        assertThat(apollo.now(session).step().reason()).isEqualTo(Reason.CLOSE_REQUESTED);
        assertThat(apollo.now(session).needsAttention()).isFalse();
    }

    @Test
    void what_the_merchant_has_closed_is_no_strangers() {
        TerminalSession session = expiredCommit(p6x);
        p6x.grant(session, new SessionCommand.Close());
        ready(p6x, List.of(7L));
        assertThat(p6x.link.asked()).containsExactly("list", "enable");
        assertThat(p6x.unfinished()).isEmpty();
    }

    @Test
    void a_terminal_that_cannot_list_is_asked_once() {
        TerminalSession session = expiredCommit(apollo);
        apollo.controller.ready(Option.none());
        assertThat(apollo.link.asked()).containsExactly("commit 7 5.00");
        apollo.controller.refused(Fault.NOT_FOUND);
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
        assertThat(apollo.now(session).needsAttention()).isTrue();
        apollo.controller.lost();
        apollo.controller.ready(Option.none());
        assertThat(apollo.link.asked()).containsExactly("enable", "enable");
    }

    @Test
    void a_terminal_whose_clock_is_slower_has_it_still() {
        TerminalSession session = expiredCommit(apollo);
        apollo.restart();
        apollo.controller.disposed();
        assertThat(apollo.link.asked()).containsExactly("commit 7 5.00", "enable");
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.COMMITTED);
    }

    @Test
    void a_terminal_that_is_there_all_the_time_is_asked_when_the_time_is_over() {
        TerminalSession session = apollo.approved(7, VOID);
        apollo.grant(session, new SessionCommand.Commit(eur(500)));
        apollo.controller.refused(Fault.OTHER);
        var unusedBefore = apollo.link.asked();
        apollo.pass(TIMEOUT);
        assertThat(apollo.link.asked()).containsExactly("commit 7 5.00");
        apollo.controller.refused(Fault.NOT_FOUND);
        apollo.pass(Duration.ofDays(1));
        assertThat(apollo.link.asked()).isEmpty();
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
    }

    @Test
    void a_due_void_raises_attention_until_the_terminal_has_nothing_of_it() {
        TerminalSession session = apollo.approved(7, VOID);
        apollo.controller.lost();
        apollo.pass(VOID.within());
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.VOIDING);
        apollo.pass(TIMEOUT);
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
        assertThat(apollo.now(session).needsAttention()).isTrue();
        var unusedBefore = apollo.link.asked();
        apollo.controller.ready(Option.none());
        assertThat(apollo.link.asked()).containsExactly("void 7");
        apollo.controller.refused(Fault.NOT_FOUND);
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
        assertThat(apollo.now(session).needsAttention()).isFalse();
    }

    @Test
    void a_number_that_has_another_holder_by_now_is_not_asked_for() {
        TerminalSession session = expiredCommit(apollo);
        apollo.storeIsAway(true);
        apollo.controller.ready(Option.none());
        assertThat(apollo.link.asked()).isEmpty();
        apollo.storeIsAway(false);
        apollo.controller.approved(new Approval(7, Option.none(), ControlledTerminal.CARD), Option.some(999L));
        assertThat(apollo.link.asked()).containsExactly("void 7");
        apollo.controller.disposed();
        assertThat(apollo.status(session)).isEqualTo(TerminalSessionStatus.EXPIRED);
    }
}
