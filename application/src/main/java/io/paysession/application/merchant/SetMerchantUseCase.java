package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantSettings;
import io.vavr.control.Either;

/** Changes what a merchant may do and how. */
public interface SetMerchantUseCase {
    /**
     * @return right: these settings hold from now on, in other processes after five seconds at most; left:
     *     {@link MerchantRefusal#UNKNOWN}
     */
    Either<MerchantRefusal, MerchantSettings> setMerchant(SetMerchantCommand command);
}
