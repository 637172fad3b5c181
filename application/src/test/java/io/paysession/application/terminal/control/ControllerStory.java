package io.paysession.application.terminal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.terminal.device.TerminalFamily;
import org.junit.jupiter.api.BeforeEach;

/** A terminal that is in the charge of a controller, from its connection on. */
abstract class ControllerStory {
    final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);

    @BeforeEach
    void connect() {
        terminal.connect();
        assertThat(terminal.link.asked()).containsExactly("enable");
    }

    void connectAgain() {
        terminal.connect();
    }
}
