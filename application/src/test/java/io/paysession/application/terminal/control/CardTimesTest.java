package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.CARD;
import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A terminal is kept for one card for so long, whatever breaks meanwhile. */
class CardTimesTest extends ControllerStory {
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
}
