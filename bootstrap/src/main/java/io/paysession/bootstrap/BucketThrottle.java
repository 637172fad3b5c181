package io.paysession.bootstrap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.paysession.application.port.Throttle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong credentials in buckets, one for each source and one for each merchant that was named; each refills within a
 * minute. A source whose own bucket is empty is stopped. When a merchant's is empty, because many sources guess at it, a
 * source is stopped as long as any of its own wrong guesses still counts: one that has made none is looked at as ever. A
 * source that has lately shown a merchant's password is never stopped from showing it again.
 */
final class BucketThrottle implements Throttle {
    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final Duration PROOF = Duration.ofHours(24);
    /** Of each kind; the rarest used are forgotten first. */
    private static final int LARGEST = 20_000;

    private static final Object PROVEN = new Object();

    private final Limits limits;
    private final TimeMeter time;
    private final Cache<String, Bucket> sources;
    private final Cache<String, Bucket> merchants;
    private final Cache<Attempt, Object> proven;

    /**
     * How many wrong credentials a minute are answered.
     *
     * @param perSource   from one source, at least 1
     * @param perMerchant for one merchant from all sources, at least 1
     */
    record Limits(int perSource, int perMerchant) {
        static final Limits DEFAULT = new Limits(60, 600);
    }

    BucketThrottle(Limits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
        Ticker ticker = time::currentTimeNanos;
        sources = cache(ticker).expireAfterAccess(REFILL.multipliedBy(2)).build();
        merchants = cache(ticker).expireAfterAccess(REFILL.multipliedBy(2)).build();
        // Only a right password prolongs a proof: whoever goes on guessing does not.
        proven = cache(ticker).expireAfterWrite(PROOF).build();
    }

    private static Caffeine<Object, Object> cache(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(LARGEST).ticker(ticker);
    }

    @Override
    public Pace pace(Attempt attempt) {
        long source = left(sources.getIfPresent(attempt.source()), limits.perSource());
        long merchant = left(merchants.getIfPresent(attempt.merchant()), limits.perMerchant());
        boolean tooMany = source == 0 || merchant == 0 && source < limits.perSource();
        if (!tooMany) {
            return Pace.FREE;
        }
        return proven.getIfPresent(attempt) == null ? Pace.STOPPED : Pace.PROVEN;
    }

    @Override
    public boolean failed(Attempt attempt) {
        // What a source that is stopped already still had in flight does not count against the merchant as well.
        return sources.get(attempt.source(), unusedName -> bucket(limits.perSource()))
                        .tryConsume(1)
                && merchants
                        .get(attempt.merchant(), unusedName -> bucket(limits.perMerchant()))
                        .tryConsume(1);
    }

    @Override
    public void succeeded(Attempt attempt) {
        proven.put(attempt, PROVEN);
    }

    private static long left(@Nullable Bucket bucket, int full) {
        return bucket == null ? full : bucket.getAvailableTokens();
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }
}
