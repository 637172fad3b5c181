package io.paysession.application.merchant;

import io.paysession.application.port.Terminals;
import io.vavr.control.Either;

final class RemoveMerchantService implements RemoveMerchantUseCase {
    private final MerchantPorts ports;

    RemoveMerchantService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public Either<MerchantRefusal, Integer> removeMerchant(RemoveMerchantCommand command) {
        boolean disposedOf = ports.terminals()
                .forAll(terminals -> terminals.removeAll(command.merchant()) != Terminals.Removal.STILL_USED);
        if (!disposedOf) {
            return Either.left(MerchantRefusal.TERMINALS_IN_USE);
        }
        // The merchant first: from then on nobody is admitted, but by processes that have just read it. What they still
        // create cannot be reached once they forget the merchant, and expires.
        return ports.merchants().remove(command.merchant())
                ? Either.right(ports.sessions().removeAll(command.merchant()))
                : Either.left(MerchantRefusal.UNKNOWN);
    }
}
