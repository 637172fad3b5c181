package io.paysession.application.merchant;

import io.paysession.application.race.Race;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.control.Option;

final class EnsureMerchantService implements EnsureMerchantUseCase {
    private final MerchantPorts ports;

    EnsureMerchantService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public boolean ensureMerchant(EnsureMerchantCommand command) {
        return Race.run(() -> attempt(command));
    }

    /** None if another process, which may be ensuring the same, was faster. */
    private Option<Boolean> attempt(EnsureMerchantCommand command) {
        Option<Merchant> existing = ports.merchants().find(command.merchant());
        if (existing.exists(merchant -> works(merchant, command))) {
            return Option.some(false);
        }
        PasswordHash hash = ports.hashing().hash(command.merchant(), command.password());
        boolean done = existing.isEmpty()
                ? ports.merchants().add(Merchant.withPassword(command.merchant(), hash, command.settings()))
                : ports.merchants().replace(existing.get(), existing.get().rotate(hash));
        return Option.when(done, true);
    }

    private boolean works(Merchant merchant, EnsureMerchantCommand command) {
        return merchant.passwords().exists(hash -> ports.hashing().matches(merchant.id(), command.password(), hash));
    }
}
