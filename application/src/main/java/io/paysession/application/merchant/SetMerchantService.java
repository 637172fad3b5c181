package io.paysession.application.merchant;

import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class SetMerchantService implements SetMerchantUseCase {
    private final Merchants merchants;

    SetMerchantService(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public Either<MerchantRefusal, MerchantSettings> setMerchant(SetMerchantCommand command) {
        Option<Merchant> existing = merchants.find(command.merchant());
        while (existing.isDefined()) {
            Merchant merchant = existing.get();
            MerchantSettings asked = merchant.settings().change(command.change());
            if (merchants.replace(merchant, merchant.with(asked))) {
                return Either.right(asked);
            }
            // A password may have been rotated meanwhile; nothing of that is to be lost.
            existing = merchants.find(command.merchant());
        }
        return Either.left(MerchantRefusal.UNKNOWN);
    }
}
