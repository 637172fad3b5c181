package io.paysession.application.merchant;

import io.vavr.control.Either;

/** Gives a merchant another password; the one before stays active until the next rotation, unless ended. */
public interface RotatePasswordUseCase {
    /** @return right: this password works now; left: {@link MerchantRefusal#UNKNOWN} */
    Either<MerchantRefusal, ApiPassword> rotatePassword(RotatePasswordCommand command);
}
