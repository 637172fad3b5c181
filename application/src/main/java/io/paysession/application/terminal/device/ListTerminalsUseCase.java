package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.vavr.collection.Seq;

/** Lists a merchant's terminals. */
public interface ListTerminalsUseCase {
    /** @return the terminals, in the order of their names */
    Seq<Terminals.Registered> listTerminals(ListTerminalsCommand command);
}
