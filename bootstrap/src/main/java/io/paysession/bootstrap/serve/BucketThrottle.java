package io.paysession.bootstrap.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.paysession.application.port.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts wrong credentials in buckets, one for each source and one for each merchant that was named; each refills within a
 * minute. A source whose own bucket is empty is stopped. When a merchant's is empty, because many sources guess at it, a
 * source is stopped as long as any of its own wrong guesses still counts: one that has made none is looked at as ever. A
 * source that has lately shown a merchant's password is never stopped from showing it again.
 *
 * <p>What is being looked at is held back from the bucket: of many attempts at once no more are looked at than may fail. The
 * others wait until that is decided, so that right ones, which take nothing, do not stop each other.
 */
final class BucketThrottle implements Throttle {
    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final Duration PROOF = Duration.ofHours(24);
    /** What is being looked at is a matter of milliseconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** Of each kind; the rarest used are forgotten first. */
    private static final int LARGEST = 20_000;

    private static final Object PROVEN = new Object();

    private final Limits limits;
    private final TimeMeter time;
    private final Cache<String, Guesses> sources;
    private final Cache<String, Guesses> merchants;
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
    public Look look(Attempt attempt) {
        Guesses source = sources.get(attempt.source(), unusedName -> guesses(limits.perSource()));
        boolean hasFailed = source.haveFailed();
        if (source.enter()) {
            if (!hasFailed) {
                return new Looking(attempt, List.of(source), Pace.FREE);
            }
            Guesses merchant = merchant(attempt);
            if (merchant.enter()) {
                return new Looking(attempt, List.of(source, merchant), Pace.FREE);
            }
            source.leave(false);
        }
        return new Looking(attempt, List.of(), proven.getIfPresent(attempt) == null ? Pace.STOPPED : Pace.PROVEN);
    }

    private Guesses merchant(Attempt attempt) {
        return merchants.get(attempt.merchant(), unusedName -> guesses(limits.perMerchant()));
    }

    private Guesses guesses(int capacity) {
        return new Guesses(bucket(capacity), capacity);
    }

    /** One attempt that is being looked at by one thread. */
    private final class Looking implements Look {
        private final Attempt attempt;
        private final List<Guesses> entered;
        private final Pace pace;
        private boolean hasFailed;

        Looking(Attempt attempt, List<Guesses> entered, Pace pace) {
            this.attempt = attempt;
            this.entered = entered;
            this.pace = pace;
        }

        @Override
        public Pace pace() {
            return pace;
        }

        @Override
        public boolean failed() {
            hasFailed = true;
            // A source that had made no wrong guess was looked at whatever the merchant has left; it counts there now.
            return pace == Pace.FREE && (entered.size() > 1 || merchant(attempt).fail());
        }

        @Override
        public void succeeded() {
            proven.put(attempt, PROVEN);
        }

        @Override
        public void close() {
            entered.forEach(place -> place.leave(hasFailed));
        }
    }

    /** The wrong guesses of one source, or at one merchant, and those that may turn out to be wrong. */
    private static final class Guesses {
        private final Bucket left;
        private final int capacity;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition decided = lock.newCondition();
        private int lookedAt;

        Guesses(Bucket left, int capacity) {
            this.left = left;
            this.capacity = capacity;
        }

        boolean haveFailed() {
            return left.getAvailableTokens() < capacity;
        }

        /** Whether one more may be looked at; if that depends on those that just are, it waits for them. */
        boolean enter() {
            lock.lock();
            try {
                long wait = LONGEST_WAIT.toNanos();
                long tokens = left.getAvailableTokens();
                while (tokens <= lookedAt && tokens > 0 && wait > 0) {
                    wait = decided.awaitNanos(wait);
                    tokens = left.getAvailableTokens();
                }
                boolean enters = tokens > lookedAt;
                lookedAt += enters ? 1 : 0;
                return enters;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                lock.unlock();
            }
        }

        void leave(boolean hasFailed) {
            lock.lock();
            try {
                lookedAt--;
                if (hasFailed) {
                    boolean unusedHeldBack = left.tryConsume(1);
                }
                if (left.getAvailableTokens() == 0) {
                    decided.signalAll();
                } else {
                    decided.signal();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Counts one that was not held back for; false if there were too many already. */
        boolean fail() {
            return left.tryConsume(1);
        }
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }
}
