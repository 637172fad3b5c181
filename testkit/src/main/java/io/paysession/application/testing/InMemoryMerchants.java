package io.paysession.application.testing;

import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Merchants in memory: they end with the process. */
public final class InMemoryMerchants implements Merchants {
    private final ConcurrentMap<MerchantId, Merchant> merchants = new ConcurrentHashMap<>();

    @Override
    public boolean add(Merchant merchant) {
        return merchants.putIfAbsent(merchant.id(), merchant) == null;
    }

    @Override
    public Option<Merchant> find(MerchantId id) {
        return Option.of(merchants.get(id));
    }

    @Override
    public Seq<Merchant> list() {
        return List.ofAll(merchants.values()).sortBy(merchant -> merchant.id().value());
    }

    @Override
    public boolean replace(Merchant current, Merchant next) {
        return merchants.replace(current.id(), current, next);
    }

    @Override
    public boolean remove(MerchantId id) {
        return merchants.remove(id) != null;
    }
}
