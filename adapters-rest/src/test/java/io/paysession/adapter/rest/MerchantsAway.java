package io.paysession.adapter.rest;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.OutageException;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Merchants whose store may be away. */
final class MerchantsAway implements Merchants {
    private final Merchants store;
    volatile boolean away;

    MerchantsAway(Merchants store) {
        this.store = store;
    }

    private Merchants store() {
        if (away) {
            throw new Away();
        }
        return store;
    }

    @Override
    public boolean add(Merchant merchant) {
        return store().add(merchant);
    }

    @Override
    public Option<Merchant> find(MerchantId id) {
        return store().find(id);
    }

    @Override
    public Seq<Merchant> list() {
        return store().list();
    }

    @Override
    public boolean replace(Merchant current, Merchant next) {
        return store().replace(current, next);
    }

    @Override
    public boolean remove(MerchantId id) {
        return store().remove(id);
    }

    private static final class Away extends OutageException {
        private static final long serialVersionUID = 1L;

        Away() {
            super("The store is away");
        }
    }
}
