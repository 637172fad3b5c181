package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.OutageException;
import io.paysession.application.testing.InMemoryMerchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedMerchantsTest {
    private static final MerchantId ID = new MerchantId("SHOP");
    private static final Merchant FIRST = Merchant.withPassword(ID, new PasswordHash("k", "1"));
    private static final Merchant SECOND = FIRST.rotate(new PasswordHash("k", "2"));

    private final InMemoryMerchants others = new InMemoryMerchants();
    private final AtomicLong nanos = new AtomicLong();
    private final Observed store = new Observed(others);
    private final Merchants cached = new CachedMerchants(store, nanos::get);

    @Test
    void remembers_a_merchant_and_never_longer_than_five_seconds() {
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
        assertThat(others.replace(FIRST, SECOND)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cached.find(ID)).contains(SECOND);
        assertThat(store.finds).isEqualTo(2);
    }

    @Test
    void does_not_remember_that_there_is_none() {
        assertThat(cached.find(ID)).isEmpty();
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
    }

    @Test
    void forgets_what_changes_here() {
        assertThat(cached.add(FIRST)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
        assertThat(cached.replace(FIRST, SECOND)).isTrue();
        assertThat(cached.find(ID)).contains(SECOND);
        assertThat(cached.remove(ID)).isTrue();
        assertThat(cached.find(ID)).isEmpty();
    }

    @Test
    void forgets_what_it_fetched_while_that_was_changing() {
        assertThat(others.add(FIRST)).isTrue();
        store.afterFind = () -> assertThat(cached.replace(FIRST, SECOND)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
        store.afterFind = () -> {};
        assertThat(cached.find(ID)).contains(SECOND);
    }

    @Test
    void does_not_remember_an_outage() {
        assertThat(others.add(FIRST)).isTrue();
        store.afterFind = () -> {
            throw new OutageException("away");
        };
        assertThatThrownBy(() -> cached.find(ID)).isInstanceOf(OutageException.class);
        store.afterFind = () -> {};
        assertThat(cached.find(ID)).contains(FIRST);
    }

    /** Counts, and lets something happen between the reading and its return. */
    private static final class Observed implements Merchants {
        private final Merchants store;
        private int finds;
        private Runnable afterFind = () -> {};

        Observed(Merchants store) {
            this.store = store;
        }

        @Override
        public Option<Merchant> find(MerchantId id) {
            finds++;
            Option<Merchant> found = store.find(id);
            afterFind.run();
            return found;
        }

        @Override
        public boolean add(Merchant merchant) {
            return store.add(merchant);
        }

        @Override
        public Seq<Merchant> list() {
            return store.list();
        }

        @Override
        public boolean replace(Merchant current, Merchant next) {
            return store.replace(current, next);
        }

        @Override
        public boolean remove(MerchantId id) {
            return store.remove(id);
        }
    }
}
