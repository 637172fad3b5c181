package io.paysession.adapter.persistence;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers merchants that were found for some seconds, because every request asks for one. That there is no such
 * merchant is not remembered: a new one can be used at once, and strangers cannot fill the memory.
 */
final class CachedMerchants implements Merchants {
    /** The port allows five; one of them is left for the reading itself. */
    static final Duration LIFETIME = Duration.ofSeconds(4);

    private static final int LARGEST = 10_000;

    private final Merchants store;

    /**
     * Of futures, so that nobody reads the database while holding a lock of the cache, which would pin a virtual
     * thread; and so that what a reader fetched while somebody else was changing it is forgotten and not kept.
     */
    private final AsyncCache<MerchantId, Merchant> cache;

    CachedMerchants(Merchants store, Ticker ticker) {
        this.store = store;
        cache = Caffeine.newBuilder()
                .expireAfterWrite(LIFETIME)
                .maximumSize(LARGEST)
                .ticker(ticker)
                .buildAsync();
    }

    @Override
    public boolean add(Merchant merchant) {
        return forgetting(merchant.id(), () -> store.add(merchant));
    }

    @Override
    public Option<Merchant> find(MerchantId id) {
        CompletableFuture<Merchant> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Merchant> others = cache.asMap().putIfAbsent(id, mine);
        return others == null ? read(id, mine) : await(id, others);
    }

    /** Completed with null, or cancelled, the future leaves the cache by itself. */
    private Option<Merchant> read(MerchantId id, CompletableFuture<Merchant> mine) {
        try {
            Option<Merchant> found = store.find(id);
            mine.complete(found.getOrNull());
            return found;
        } finally {
            // Without effect unless the reading failed.
            mine.cancel(false);
        }
    }

    /** What another caller is just reading; if that fails, this one finds out for itself. */
    private Option<Merchant> await(MerchantId id, CompletableFuture<Merchant> others) {
        try {
            return Option.of(others.join());
        } catch (CancellationException e) {
            return store.find(id);
        }
    }

    @Override
    public Seq<Merchant> list() {
        return store.list();
    }

    @Override
    public boolean replace(Merchant current, Merchant next) {
        return forgetting(current.id(), () -> store.replace(current, next));
    }

    @Override
    public boolean remove(MerchantId id) {
        return forgetting(id, () -> store.remove(id));
    }

    /** Forgets in any case: after an exception, whether the change was made is unknown. */
    private boolean forgetting(MerchantId id, BooleanSupplier change) {
        try {
            return change.getAsBoolean();
        } finally {
            cache.synchronous().invalidate(id);
        }
    }
}
