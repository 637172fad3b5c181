package io.paysession.application.merchant;

import io.paysession.application.port.Merchants;

/** Lists the merchants. */
public interface ListMerchantsUseCase {
    /** @return all merchants in the order of their identifiers, and who is there but cannot be read */
    Merchants.Listing listMerchants();
}
