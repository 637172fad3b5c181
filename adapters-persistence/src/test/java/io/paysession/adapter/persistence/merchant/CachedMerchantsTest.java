package io.paysession.adapter.persistence.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.OutageException;
import io.paysession.application.testing.InMemoryMerchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedMerchantsTest {
    private static final MerchantId ID = new MerchantId("SHOP");
    private static final Merchant FIRST = Merchant.withPassword(ID, new PasswordHash("k", "1"));
    private static final Merchant SECOND = FIRST.rotate(new PasswordHash("k", "2"));

    private final InMemoryMerchants others = new InMemoryMerchants();
    private final AtomicLong nanos = new AtomicLong();
    private final Observed store = new Observed(others);
    private final Merchants cached = new CachedMerchants(store, new Clock(nanos));

    /** Moved by hand. */
    private record Clock(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void remembers_a_merchant_and_never_longer_than_five_seconds() {
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
        assertThat(others.replace(FIRST, SECOND)).isTrue();
        assertThat(cached.find(ID)).contains(FIRST);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cached.find(ID)).contains(SECOND);
        assertThat(store.finds).hasValue(2);
    }

    @Test
    void remembers_that_there_is_none_and_never_longer_than_five_seconds() {
        assertThat(cached.find(ID)).isEmpty();
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.find(ID)).isEmpty();
        assertThat(store.finds).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cached.find(ID)).contains(FIRST);
    }

    @Test
    void reads_again_for_somebody_who_doubts_what_is_remembered() {
        assertThat(cached.find(ID)).isEmpty();
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.findAgain(ID)).contains(FIRST);
        assertThat(cached.find(ID)).contains(FIRST);
        assertThat(others.replace(FIRST, SECOND)).isTrue();
        assertThat(cached.remembered(ID)).contains(FIRST);
        assertThat(cached.findAgain(ID)).contains(SECOND);
        assertThat(cached.remembered(ID)).contains(SECOND);
        assertThat(store.finds).hasValue(3);
    }

    @Test
    void remembers_nothing_that_it_has_not_read_and_asks_nobody() {
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.remembered(ID)).isEmpty();
        assertThat(store.finds).hasValue(0);
    }

    @Test
    void a_thousand_doubts_a_second_are_not_a_thousand_statements() {
        for (int second = 0; second < 10; second++) {
            for (int guess = 0; guess < 1000; guess++) {
                assertThat(cached.findAgain(ID)).isEmpty();
            }
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(store.finds.get()).isBetween(10, 11 * CachedMerchants.DOUBTS_PER_SECOND);
        assertThat(others.add(FIRST)).isTrue();
        assertThat(cached.findAgain(ID)).as("a doubt after all the others").contains(FIRST);
    }

    @Test
    void ten_thousand_new_names_a_second_are_not_ten_thousand_statements() {
        assertThat(others.add(FIRST)).isTrue();
        int names = 0;
        for (int part = 0; part < 40; part++) {
            for (int guess = 0; guess < 500; guess++) {
                assertThat(cached.findAgain(new MerchantId("N" + names++))).isEmpty();
            }
            assertThat(cached.findAgain(ID)).as("who has the right password").contains(FIRST);
            nanos.addAndGet(Duration.ofMillis(50).toNanos());
        }
        assertThat(store.finds.get()).isLessThanOrEqualTo(3 * CachedMerchants.ALL_DOUBTS_PER_SECOND);
        assertThat(store.lists.get()).isBetween(4, 6);
    }

    @Test
    void a_new_merchant_works_half_a_second_later_at_the_latest_while_names_are_guessed_and_at_once_otherwise() {
        for (int guess = 0; guess < 1000; guess++) {
            assertThat(cached.findAgain(new MerchantId("N" + guess))).isEmpty();
        }
        assertThat(others.add(FIRST)).isTrue();
        nanos.addAndGet(CachedMerchants.LIST_LIFETIME.toNanos());
        for (int guess = 0; guess < 1000; guess++) {
            assertThat(cached.findAgain(new MerchantId("M" + guess))).isEmpty();
        }
        assertThat(cached.findAgain(ID)).contains(FIRST);
        assertThat(cached.replace(FIRST, SECOND)).isTrue();
        assertThat(cached.findAgain(ID)).as("what this process has changed").contains(SECOND);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        MerchantId late = new MerchantId("LATE");
        assertThat(cached.findAgain(late)).isEmpty();
        assertThat(others.add(Merchant.withPassword(late, new PasswordHash("k", "1"))))
                .isTrue();
        assertThat(cached.findAgain(late)).isNotEmpty();
    }

    @Test
    void doubts_at_the_same_time_share_one_statement() throws Exception {
        assertThat(others.add(FIRST)).isTrue();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        store.afterFind = () -> {
            reading.countDown();
            await(go);
        };
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Option<Merchant>> first = threads.submit(() -> cached.findAgain(ID));
            await(reading);
            Thread second = new Thread(() -> assertThat(cached.findAgain(ID)).contains(FIRST));
            second.start();
            while (second.getState() != Thread.State.WAITING && second.isAlive()) {
                Thread.onSpinWait();
            }
            go.countDown();
            second.join();
            assertThat(first.get()).contains(FIRST);
            assertThat(store.finds).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_doubt_during_an_outage_is_an_outage_and_nothing_is_remembered_of_it() {
        assertThat(others.add(FIRST)).isTrue();
        store.afterFind = () -> {
            throw new OutageException("away");
        };
        assertThatThrownBy(() -> cached.findAgain(ID)).isInstanceOf(OutageException.class);
        assertThat(cached.remembered(ID)).isEmpty();
        store.afterFind = () -> {};
        assertThat(cached.findAgain(ID)).contains(FIRST);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
        private final AtomicInteger finds = new AtomicInteger();
        private final AtomicInteger lists = new AtomicInteger();
        private volatile Runnable afterFind = () -> {};

        Observed(Merchants store) {
            this.store = store;
        }

        @Override
        public Option<Merchant> find(MerchantId id) {
            int unusedCount = finds.incrementAndGet();
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
            int unusedCount = lists.incrementAndGet();
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
