package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Terminals.Registration;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import java.util.concurrent.Callable;

/** Registered terminals, and what their contracts have in common. */
abstract class RegisteredTerminalsContract extends TerminalStoreContract {
    final Terminal terminal = SampleTerminalSessions.terminal(merchant);

    Terminal registered(String address) {
        Terminal sample = SampleTerminalSessions.terminal(merchant);
        Terminal terminal =
                new Terminal(sample.key(), sample.family(), new TerminalAddress(address), sample.currency());
        assertThat(terminals().register(terminal)).isEqualTo(Registration.ADDED);
        return terminal;
    }

    static Callable<String> named(Callable<?> work) {
        return () -> String.valueOf(work.call());
    }
}
