package io.paysession.application.merchant;

import io.paysession.domain.merchant.Merchant;
import io.vavr.collection.Seq;

final class ListMerchantsService implements ListMerchantsUseCase {
    private final MerchantPorts ports;

    ListMerchantsService(MerchantPorts ports) {
        this.ports = ports;
    }

    @Override
    public Seq<Merchant> listMerchants() {
        return ports.merchants().list();
    }
}
