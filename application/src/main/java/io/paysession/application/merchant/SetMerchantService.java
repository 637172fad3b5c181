package io.paysession.application.merchant;

import io.paysession.application.port.Merchants;
import io.paysession.application.race.Race;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

final class SetMerchantService implements SetMerchantUseCase {
    private final Merchants merchants;

    SetMerchantService(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public Either<MerchantRefusal, MerchantSettings> setMerchant(SetMerchantCommand command) {
        Supplier<Option<Merchant>> stored = () -> merchants.find(command.merchant());
        return Race.run(stored.get(), stored, merchant -> attempt(merchant, command))
                .toEither(MerchantRefusal.UNKNOWN);
    }

    /** None if a password was rotated meanwhile: nothing of that is to be lost. */
    private Option<MerchantSettings> attempt(Merchant merchant, SetMerchantCommand command) {
        MerchantSettings asked = merchant.settings().change(command.change());
        return Option.when(merchants.replace(merchant, merchant.with(asked)), asked);
    }
}
