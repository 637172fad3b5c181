package io.paysession.application.merchant;

import io.paysession.application.port.Terminals;
import io.paysession.domain.merchant.MerchantId;
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
        if (ports.merchants().find(command.merchant()).isEmpty()) {
            return Either.left(MerchantRefusal.UNKNOWN);
        }
        // Before the merchant, so that the command can be repeated if it breaks off: tokens do not expire.
        destroyTokens(command.merchant());
        // The merchant before its sessions: from then on nobody is admitted, but by processes that have just read it.
        // What
        // they still create cannot be reached once they forget the merchant, and expires.
        if (!ports.merchants().remove(command.merchant())) {
            return Either.left(MerchantRefusal.UNKNOWN);
        }
        destroyTokens(command.merchant());
        return Either.right(ports.sessions().removeAll(command.merchant()));
    }

    /** Those of the merchant's own repository, unless another merchant uses it too. Orders stay: they are about money. */
    private void destroyTokens(MerchantId merchant) {
        String own = merchant.value();
        boolean shared = ports.merchants()
                .list()
                .exists(other ->
                        !other.id().equals(merchant) && other.tokenRepository().equals(own));
        if (!shared) {
            int unusedCount =
                    ports.tokens().map(tokens -> tokens.removeAll(own)).getOrElse(0);
        }
    }
}
