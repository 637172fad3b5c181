package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLink.Fault;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import org.junit.jupiter.api.Test;

/** A reserved amount is changed while others may be changing it too. */
class UpdatedAmountTest extends ControllerStory {
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
}
