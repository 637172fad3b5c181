package io.paysession.application.session;

import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

final class FramingOriginsService implements FramingOriginsUseCase {
    private final Merchants merchants;

    FramingOriginsService(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public Seq<String> framingOrigins(MerchantId merchant) {
        return merchants
                .find(merchant)
                .map(found -> found.settings().pages().origins().toList().sorted())
                .getOrElse(List.empty());
    }
}
