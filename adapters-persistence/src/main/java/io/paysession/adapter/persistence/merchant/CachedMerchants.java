package io.paysession.adapter.persistence.merchant;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for some seconds which merchants were found, and which names were nobody's, because every request asks for
 * one. Whoever doubts what is remembered may have it read again; that the doubts of strangers do not become a statement
 * each is seen to here, too: neither of one name, nor of ever new ones. When there are too many, all merchants are read by
 * one statement now and then, whoever is asked for: there is no difference between a name that is known and any other.
 */
public final class CachedMerchants implements Merchants {
    /** The port allows five; one of them is left for the reading itself. */
    static final Duration LIFETIME = Duration.ofSeconds(4);
    /** How often in a second what is remembered of one name is read again for somebody who doubts it. */
    static final int DOUBTS_PER_SECOND = 10;

    /** How often in a second something is read again, whatever the names. */
    static final int ALL_DOUBTS_PER_SECOND = 200;
    /** How old may be what is read of all at once; what is remembered of it may be as old as anything in the end. */
    static final Duration LIST_LIFETIME = Duration.ofMillis(500);

    private static final int LARGEST = 10_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Merchants store;
    private final TimeMeter time;

    /**
     * Of futures, so that nobody reads the database while holding a lock of the cache, which would pin a virtual
     * thread; and so that what a reader fetched while somebody else was changing it is forgotten and not kept.
     */
    private final AsyncCache<MerchantId, Option<Merchant>> cache;

    private final ConcurrentMap<MerchantId, CompletableFuture<Option<Merchant>>> doubted = new ConcurrentHashMap<>();
    private final Cache<MerchantId, Bucket> doubts;
    private final Bucket allDoubts;
    /** Of one entry: all merchants. */
    private final AsyncCache<Everybody, Map<MerchantId, Merchant>> everybody;

    private enum Everybody {
        ALL
    }

    public CachedMerchants(Merchants store, TimeMeter time) {
        this.store = store;
        this.time = time;
        Ticker ticker = time::currentTimeNanos;
        cache = Caffeine.newBuilder()
                .expireAfterWrite(LIFETIME)
                .maximumSize(LARGEST)
                .ticker(ticker)
                .buildAsync();
        everybody = Caffeine.newBuilder()
                .expireAfterWrite(LIST_LIFETIME)
                .ticker(ticker)
                .buildAsync();
        allDoubts = bucket(ALL_DOUBTS_PER_SECOND);
        doubts = Caffeine.newBuilder()
                .expireAfterAccess(SECOND.multipliedBy(2))
                .maximumSize(LARGEST)
                .ticker(ticker)
                .build();
    }

    @Override
    public boolean add(Merchant merchant) {
        return forgetting(merchant.id(), () -> store.add(merchant));
    }

    @Override
    public Option<Merchant> find(MerchantId id) {
        CompletableFuture<Option<Merchant>> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Option<Merchant>> others = cache.asMap().putIfAbsent(id, mine);
        return others == null ? read(id, mine) : await(id, others);
    }

    @Override
    public Option<Merchant> remembered(MerchantId id) {
        @Nullable CompletableFuture<Option<Merchant>> known = cache.getIfPresent(id);
        return known == null || !known.isDone() || known.isCompletedExceptionally() ? Option.none() : known.join();
    }

    /** One reader at a time for each name; whoever comes meanwhile takes what that one finds. */
    @Override
    public Option<Merchant> findAgain(MerchantId id) {
        CompletableFuture<Option<Merchant>> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Option<Merchant>> others = doubted.putIfAbsent(id, mine);
        if (others != null) {
            return await(id, others);
        }
        try {
            Option<Merchant> found =
                    mayDoubt(id) ? readAgain(id) : cache.getIfPresent(id) == null ? listed(id) : find(id);
            mine.complete(found);
            return found;
        } finally {
            boolean unusedRemoval = doubted.remove(id, mine);
            mine.cancel(false);
        }
    }

    private boolean mayDoubt(MerchantId id) {
        return doubts.get(id, unusedName -> bucket(DOUBTS_PER_SECOND)).tryConsume(1);
    }

    private Bucket bucket(int perSecond) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                .build();
    }

    private Option<Merchant> readAgain(MerchantId id) {
        if (!allDoubts.tryConsume(1)) {
            return listed(id);
        }
        CompletableFuture<Option<Merchant>> fresh = new CompletableFuture<>();
        cache.put(id, fresh);
        return read(id, fresh);
    }

    /** As it was when all were read last. Not remembered: what is may be younger. */
    private Option<Merchant> listed(MerchantId id) {
        return everybody().get(id).orElse(() -> remembered(id));
    }

    private Map<MerchantId, Merchant> everybody() {
        CompletableFuture<Map<MerchantId, Merchant>> mine = new CompletableFuture<>();
        @Nullable
        CompletableFuture<Map<MerchantId, Merchant>> others = everybody.asMap().putIfAbsent(Everybody.ALL, mine);
        if (others != null) {
            return awaitAll(others);
        }
        try {
            Map<MerchantId, Merchant> all = byName();
            mine.complete(all);
            return all;
        } finally {
            mine.cancel(false);
        }
    }

    private Map<MerchantId, Merchant> awaitAll(CompletableFuture<Map<MerchantId, Merchant>> others) {
        try {
            return others.join();
        } catch (CancellationException e) {
            return byName();
        }
    }

    private Map<MerchantId, Merchant> byName() {
        return store.list().toMap(Merchant::id, merchant -> merchant);
    }

    /** Whoever asks here wants to be admitted: nobody is in the name of a merchant who cannot be read. */
    private Option<Merchant> stored(MerchantId id) {
        try {
            return store.find(id);
        } catch (UnreadableException unreadable) {
            return Option.none();
        }
    }

    /** Cancelled, the future leaves the cache by itself. */
    private Option<Merchant> read(MerchantId id, CompletableFuture<Option<Merchant>> mine) {
        try {
            Option<Merchant> found = stored(id);
            mine.complete(found);
            return found;
        } finally {
            // Without effect unless the reading failed.
            mine.cancel(false);
        }
    }

    /** What another caller is just reading; if that fails, this one finds out for itself. */
    private Option<Merchant> await(MerchantId id, CompletableFuture<Option<Merchant>> others) {
        try {
            return others.join();
        } catch (CancellationException e) {
            return store.find(id);
        }
    }

    @Override
    public Seq<Merchant> list() {
        return store.list();
    }

    @Override
    public Listing listing() {
        return store.listing();
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
            everybody.synchronous().invalidateAll();
        }
    }
}
