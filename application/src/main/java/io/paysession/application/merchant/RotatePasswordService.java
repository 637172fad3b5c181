package io.paysession.application.merchant;

import io.paysession.application.race.Race;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

final class RotatePasswordService implements RotatePasswordUseCase {
    private final MerchantPorts ports;

    RotatePasswordService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public Either<MerchantRefusal, ApiPassword> rotatePassword(RotatePasswordCommand command) {
        Secret password = command.password().getOrElse(() -> FreshPassword.from(ports.randomness()));
        PasswordHash hash = ports.hashing().hash(command.merchant(), password);
        Supplier<Option<Merchant>> stored = () -> ports.merchants().find(command.merchant());
        return Race.run(stored.get(), stored, merchant -> attempt(merchant, hash, command.endPrevious()))
                .map(rotated -> new ApiPassword(rotated.id(), password))
                .toEither(MerchantRefusal.UNKNOWN);
    }

    private Option<Merchant> attempt(Merchant merchant, PasswordHash hash, boolean endPrevious) {
        Merchant rotated = merchant.rotate(hash);
        Merchant next = endPrevious ? rotated.withNewestPasswordOnly() : rotated;
        return Option.when(ports.merchants().replace(merchant, next), next);
    }
}
