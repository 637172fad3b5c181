package io.paysession.application.merchant;

import io.vavr.control.Either;

/**
 * Removes a merchant and its terminals, and destroys its payment sessions. The history of its terminals stays. A running server may admit it for five seconds more; a session created
 * in that time lives until it expires, and only a merchant of the same identifier could reach it.
 */
public interface RemoveMerchantUseCase {
    /**
     * @return right: how many sessions were destroyed with it; left: {@link MerchantRefusal#UNKNOWN} or
     *     {@link MerchantRefusal#TERMINALS_IN_USE}
     */
    Either<MerchantRefusal, Integer> removeMerchant(RemoveMerchantCommand command);
}
