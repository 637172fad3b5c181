package io.paysession.application.merchant;

import io.vavr.control.Either;

/** Adds a merchant. */
public interface AddMerchantUseCase {
    /** @return right: the merchant exists, with this password; left: {@link MerchantRefusal#EXISTS} */
    Either<MerchantRefusal, ApiPassword> addMerchant(AddMerchantCommand command);
}
