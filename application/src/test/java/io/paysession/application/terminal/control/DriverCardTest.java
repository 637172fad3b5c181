package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.CARD;
import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLink.Fault;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards that are no bank cards: the merchant says what becomes of them. */
class DriverCardTest {
    private static final PresentedCard DRIVER = PresentedCard.proprietary(Option.some("DRIVER"));

    private final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);

    @BeforeEach
    void connect() {
        terminal.connect();
        assertThat(terminal.link.asked()).containsExactly("enable");
    }

    /** A session with a driver's card in front of the terminal. */
    private TerminalSession read() {
        TerminalSession session = terminal.start(AuthorizationMode.AUTOMATIC, VOID);
        terminal.controller.started();
        terminal.controller.cardRead(DRIVER);
        assertThat(terminal.link.asked()).endsWith("start 25.00");
        return session;
    }

    @Test
    void is_told_and_nothing_is_asked_of_a_bank() {
        TerminalSession session = read();
        terminal.pass(Duration.ofSeconds(90));
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CARD_READ);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.PROPRIETARY_CARD_READ);
        assertThat(terminal.now(session).card().map(PresentedCard::type)).contains(CardType.PROPRIETARY);
    }

    @Test
    void can_be_authorised_which_ends_the_session_if_no_bank_knows_it() {
        TerminalSession session = read();
        terminal.grant(session, new SessionCommand.Authorize());
        assertThat(terminal.link.asked()).containsExactly("authorize");
        terminal.controller.refused(Fault.OTHER);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.REFUSED_BY_TERMINAL);
    }

    @Test
    void can_be_cancelled_and_is_when_nobody_decides() {
        TerminalSession session = read();
        terminal.pass(Duration.ofMinutes(2));
        assertThat(terminal.link.asked()).containsExactly("cancel");
        terminal.controller.cancelled();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
        assertThat(terminal.now(session).step().reason()).isEqualTo(Reason.DECISION_TIMEOUT);
    }

    @Test
    void is_given_back_before_the_next_one_is_waited_for() {
        TerminalSession session = read();
        terminal.grant(session, new SessionCommand.Restart());
        terminal.grant(session, new SessionCommand.Restart());
        assertThat(terminal.link.asked()).containsExactly("cancel");
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.SCANNING);
        terminal.controller.cancelled();
        assertThat(terminal.link.asked()).containsExactly("start 25.00");
        terminal.controller.started();
        terminal.controller.cardRead(CARD);
        assertThat(terminal.link.asked()).containsExactly("authorize");
        terminal.approve(7, session);
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.APPROVED);
        assertThat(terminal.now(session).card()).contains(CARD);
    }

    @Test
    void the_next_one_is_waited_for_although_the_terminal_gave_it_back_by_itself() {
        for (boolean refused : new boolean[] {false, true}) {
            TerminalSession session = read();
            terminal.grant(session, new SessionCommand.Restart());
            if (refused) {
                terminal.controller.refused(Fault.NO_TRANSACTION);
            } else {
                terminal.controller.cancelled();
            }
            assertThat(terminal.link.asked()).containsExactly("cancel", "start 25.00");
            terminal.controller.started();
            terminal.controller.cancelled();
            assertThat(terminal.status(session))
                    .as("nobody has shown another card")
                    .isEqualTo(TerminalSessionStatus.CANCELLED);
        }
    }

    @Test
    void a_restart_survives_the_link_and_the_process() {
        TerminalSession session = read();
        terminal.grant(session, new SessionCommand.Restart());
        terminal.controller.lost();
        terminal.connect();
        assertThat(terminal.link.asked()).containsExactly("cancel", "enable", "start 25.00");
        terminal.restart();
        assertThat(terminal.link.asked()).containsExactly("enable", "start 25.00");
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.SCANNING);
    }

    @Test
    void a_bank_card_can_be_given_back_too() {
        TerminalSession session = terminal.start(AuthorizationMode.MANUAL, VOID);
        terminal.controller.started();
        terminal.controller.cardRead(CARD);
        terminal.grant(session, new SessionCommand.Restart());
        terminal.controller.cancelled();
        assertThat(terminal.link.asked()).containsExactly("start 25.00", "cancel", "start 25.00");
        terminal.grant(session, new SessionCommand.Cancel());
        terminal.controller.started();
        assertThat(terminal.link.asked()).containsExactly("cancel");
        terminal.controller.cancelled();
        assertThat(terminal.status(session)).isEqualTo(TerminalSessionStatus.CANCELLED);
    }
}
