package io.paysession.application.testing;

import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** Stores of merchants, each with one fault. */
final class FaultyMerchants {
    private FaultyMerchants() {}

    static class ListsIgnoringCase extends Planted {
        @Override
        public Seq<Merchant> list() {
            return sound.list().sortBy(merchant -> merchant.id().value().toLowerCase(Locale.ROOT));
        }
    }

    static class FindsIgnoringCase extends Planted {
        @Override
        public Option<Merchant> find(MerchantId id) {
            return sound.list().find(merchant -> merchant.id().value().equalsIgnoreCase(id.value()));
        }
    }

    /** Forgets that a merchant is more than its passwords. */
    static class ComparesPasswords extends Planted {
        @Override
        public boolean replace(Merchant current, Merchant next) {
            return find(current.id())
                    .filter(stored -> stored.with(current.settings()).equals(current))
                    .exists(stored -> sound.replace(stored, next));
        }
    }

    /** A sound store, and the contract that it keeps until a fault is planted. */
    private abstract static class Planted extends MerchantsContract implements Merchants {
        final InMemoryMerchants sound = new InMemoryMerchants();

        @Override
        protected Merchants merchants() {
            return this;
        }

        @Override
        public boolean add(Merchant merchant) {
            return sound.add(merchant);
        }

        @Override
        public Option<Merchant> find(MerchantId id) {
            return sound.find(id);
        }

        @Override
        public Seq<Merchant> list() {
            return sound.list();
        }

        @Override
        public boolean replace(Merchant current, Merchant next) {
            return sound.replace(current, next);
        }

        @Override
        public boolean remove(MerchantId id) {
            return sound.remove(id);
        }
    }
}
