package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.terminal.control.Strangers.Handling;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.testing.SampleTerminalSessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Approvals on a terminal that nobody here asked for: after a restored backup there may be many. */
class StrangersTest {
    private static ControlledTerminal p6x(Handling handling, int limit, Long... open) {
        ControlledTerminal terminal = new ControlledTerminal(
                TerminalFamily.P6X, ControlSettings.DEFAULT.with(new Strangers(handling, limit)));
        list(terminal, open);
        return terminal;
    }

    private static void list(ControlledTerminal terminal, Long... open) {
        terminal.controller.lost();
        terminal.controller.ready(Option.none());
        terminal.controller.listed(List.of(open));
    }

    private static void assertUndecided(ControlledTerminal terminal, int count) {
        Seq<TerminalSession> left = terminal.unfinished();
        assertThat(left).hasSize(count);
        assertThat(left).allMatch(session -> session.status() == TerminalSessionStatus.UNKNOWN);
        assertThat(left).allMatch(session -> session.step().reason() == Reason.UNDECIDED);
        assertThat(left).allMatch(TerminalSession::needsAttention);
    }

    @Test
    void a_few_are_voided() {
        ControlledTerminal terminal = p6x(Handling.VOID, 2, 7L, 8L);
        assertThat(terminal.link.asked()).containsExactly("list", "void 7");
        terminal.controller.disposed();
        assertThat(terminal.link.asked()).containsExactly("void 8");
    }

    @Test
    void of_too_many_none_is_voided_until_somebody_says_so() {
        ControlledTerminal terminal = p6x(Handling.VOID, 2, 7L, 8L, 9L);
        assertThat(terminal.link.asked()).containsExactly("list", "enable");
        assertUndecided(terminal, 3);
        list(terminal, 7L, 8L, 9L);
        assertThat(terminal.link.asked()).containsExactly("list", "enable");
        terminal.controller.enabled();
        assertUndecided(terminal, 3);
        TerminalSession first = terminal.unfinished().head();
        terminal.grant(first, new SessionCommand.Release());
        assertThat(terminal.link.asked())
                .containsExactly("void " + first.reservation().get().terminalSessionId());
        terminal.controller.disposed();
        assertThat(terminal.status(first)).isEqualTo(TerminalSessionStatus.VOIDED);
        assertUndecided(terminal, 2);
    }

    @Test
    void one_after_the_other_is_too_many_as_well_also_after_a_restart() {
        ControlledTerminal terminal = new ControlledTerminal(
                TerminalFamily.APOLLO, ControlSettings.DEFAULT.with(new Strangers(Handling.VOID, 2)));
        terminal.connect();
        for (long number = 1; number <= 4; number++) {
            if (number == 2) {
                terminal.restart();
            }
            terminal.controller.approved(new Approval(number, Option.none(), PresentedCard.UNKNOWN), Option.none());
            terminal.controller.disposed();
        }
        assertThat(terminal.link.asked()).containsExactly("enable", "void 1", "enable", "void 2");
        assertUndecided(terminal, 2);
        terminal.time.pass(Duration.ofHours(1).plusSeconds(30));
        terminal.controller.approved(new Approval(5, Option.none(), PresentedCard.UNKNOWN), Option.none());
        assertUndecided(terminal, 3);
        for (TerminalSession undecided : terminal.unfinished()) {
            terminal.grant(undecided, new SessionCommand.Release());
            terminal.controller.disposed();
        }
        assertThat(terminal.link.asked()).containsExactlyInAnyOrder("void 3", "void 4", "void 5");
        terminal.time.pass(Duration.ofHours(1).plusSeconds(30));
        terminal.controller.approved(new Approval(6, Option.none(), PresentedCard.UNKNOWN), Option.none());
        assertThat(terminal.link.asked()).containsExactly("void 6");
    }

    /** A restored backup has forgotten the sales of every terminal, and few of each. */
    @Test
    void those_of_other_terminals_count_as_well() {
        ControlledTerminal terminal = p6x(Handling.VOID, 2);
        terminal.controller.enabled();
        List.of(1L, 2L).forEach(number -> foundElsewhere(terminal, number));
        list(terminal, 7L);
        assertUndecided(terminal, 1);
        assertThat(terminal.link.asked()).doesNotContain("void 7");
    }

    private static void foundElsewhere(ControlledTerminal terminal, long number) {
        TerminalKey other = new TerminalKey(new MerchantId("OTHER"), new TerminalId("T" + number));
        var unusedAdded = terminal.store
                .terminals()
                .register(new Terminal(
                        other,
                        TerminalFamily.P6X,
                        new TerminalAddress("tcp://other.test:" + number),
                        ControlledTerminal.EUR));
        TerminalLeases.Lease lease = terminal.store
                .leases()
                .take("another process", Duration.ofMinutes(1), 1)
                .head();
        TerminalSession found = Unknown.stranger(
                SampleTerminalSessions.stranger(other, terminal.time.now()),
                new Approval(number, Option.none(), PresentedCard.UNKNOWN),
                Reason.UNDECIDED,
                TerminalRules.DEFAULT);
        assertThat(terminal.store.sessions().addStray(found, lease)).isEqualTo(TerminalSessions.Written.WRITTEN);
    }

    @Test
    void kept_they_wait_for_a_void() {
        ControlledTerminal terminal = p6x(Handling.KEEP, 10, 7L);
        assertThat(terminal.link.asked()).containsExactly("list", "enable");
        assertUndecided(terminal, 1);
        terminal.controller.enabled();
        terminal.grant(terminal.unfinished().head(), new SessionCommand.Release());
        assertThat(terminal.link.asked()).containsExactly("void 7");
    }

    @Test
    void only_reported_they_are_nobodys_to_void() {
        ControlledTerminal terminal = p6x(Handling.REPORT, 10, 7L);
        assertThat(terminal.link.asked()).containsExactly("list", "enable");
        TerminalSession stranger = terminal.unfinished().head();
        assertThat(stranger.step().reason()).isEqualTo(Reason.FOUND_ON_TERMINAL);
        assertThat(stranger.needsAttention()).isTrue();
        assertThat(terminal.ask(stranger, new SessionCommand.Release()).isLeft())
                .isTrue();
    }

    @Test
    void a_number_that_somebody_else_has_by_now_is_not_voided() {
        ControlledTerminal terminal = p6x(Handling.KEEP, 10, 7L);
        terminal.controller.enabled();
        TerminalSession stranger = terminal.unfinished().head();
        TerminalSession sale = terminal.approved(7, VOID);
        assertThat(terminal.now(stranger).step().reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(terminal.ask(stranger, new SessionCommand.Release()).isLeft())
                .isTrue();
        assertThat(terminal.status(sale)).isEqualTo(TerminalSessionStatus.APPROVED);
    }
}
