package io.paysession.application.merchant;

import io.vavr.control.Either;

/**
 * Removes a merchant and its terminals, and destroys its payment sessions and the tokens of its own repository, unless
 * another merchant uses that too. The history of its terminals stays, and so do its orders, which are records of money. A
 * running server may admit it for five seconds more; a session created in that time lives until it expires, a token until it
 * is deleted, and only a merchant of the same identifier could reach them.
 */
public interface RemoveMerchantUseCase {
    /**
     * @return right: how many sessions were destroyed with it; left: {@link MerchantRefusal#UNKNOWN} or
     *     {@link MerchantRefusal#TERMINALS_IN_USE}
     */
    Either<MerchantRefusal, Integer> removeMerchant(RemoveMerchantCommand command);
}
