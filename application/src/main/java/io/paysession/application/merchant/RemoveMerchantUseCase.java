package io.paysession.application.merchant;

import io.vavr.control.Either;

/** Removes a merchant and destroys its sessions. */
public interface RemoveMerchantUseCase {
    /** @return right: how many sessions were destroyed with it; left: {@link MerchantRefusal#UNKNOWN} */
    Either<MerchantRefusal, Integer> removeMerchant(RemoveMerchantCommand command);
}
