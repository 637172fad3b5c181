package io.paysession.application.testing;

import io.paysession.application.port.Merchants;

class InMemoryMerchantsTest extends MerchantsContract {
    private final Merchants merchants = new InMemoryMerchants();

    @Override
    protected Merchants merchants() {
        return merchants;
    }
}
