package io.paysession.application.merchant;

import io.paysession.domain.merchant.Merchant;
import io.vavr.collection.Seq;

/** Lists the merchants. */
public interface ListMerchantsUseCase {
    /** @return all merchants in the order of their identifiers */
    Seq<Merchant> listMerchants();
}
