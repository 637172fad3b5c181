package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.vavr.collection.Seq;

final class ListTerminalsService implements ListTerminalsUseCase {
    private final Terminals terminals;

    ListTerminalsService(Terminals terminals) {
        this.terminals = terminals;
    }

    @Override
    public Seq<Terminals.Registered> listTerminals(ListTerminalsCommand command) {
        return terminals.list(command.merchant());
    }
}
