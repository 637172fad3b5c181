package io.paysession.application.merchant;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Either;

final class AddMerchantService implements AddMerchantUseCase {
    private final MerchantPorts ports;

    AddMerchantService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public Either<MerchantRefusal, ApiPassword> addMerchant(AddMerchantCommand command) {
        Secret password = command.password().getOrElse(() -> FreshPassword.from(ports.randomness()));
        Merchant merchant =
                Merchant.withPassword(command.merchant(), ports.hashing().hash(command.merchant(), password));
        return ports.merchants().add(merchant)
                ? Either.right(new ApiPassword(command.merchant(), password))
                : Either.left(MerchantRefusal.EXISTS);
    }
}
