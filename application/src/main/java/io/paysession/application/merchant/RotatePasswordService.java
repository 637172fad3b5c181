package io.paysession.application.merchant;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class RotatePasswordService implements RotatePasswordUseCase {
    private final MerchantPorts ports;

    RotatePasswordService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public Either<MerchantRefusal, ApiPassword> rotatePassword(RotatePasswordCommand command) {
        Secret password = command.password().getOrElse(() -> FreshPassword.from(ports.randomness()));
        PasswordHash hash = ports.hashing().hash(command.merchant(), password);
        Option<Merchant> existing = ports.merchants().find(command.merchant());
        while (existing.isDefined()) {
            Merchant merchant = existing.get();
            Merchant rotated = merchant.rotate(hash);
            if (ports.merchants()
                    .replace(merchant, command.endPrevious() ? rotated.withNewestPasswordOnly() : rotated)) {
                return Either.right(new ApiPassword(command.merchant(), password));
            }
            existing = ports.merchants().find(command.merchant());
        }
        return Either.left(MerchantRefusal.UNKNOWN);
    }
}
