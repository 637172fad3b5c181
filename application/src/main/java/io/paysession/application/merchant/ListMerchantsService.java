package io.paysession.application.merchant;

import io.paysession.application.port.Merchants;

final class ListMerchantsService implements ListMerchantsUseCase {
    private final MerchantPorts ports;

    ListMerchantsService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public Merchants.Listing listMerchants() {
        return ports.merchants().listing();
    }
}
