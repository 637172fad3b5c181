package io.paysession.bootstrap.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.ResolveIncidentsCommand;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What becomes of the workers when a server stops. */
class SettlingTest {
    private final PaymentWorld shop = new PaymentWorld();
    private final CountDownLatch begun = new CountDownLatch(3);
    private final CountDownLatch ended = new CountDownLatch(3);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    private Settling working(int forMillis) {
        PaymentUseCases useCases = new PaymentUseCases(
                shop.useCases.perform(),
                shop.useCases.retrieveTransaction(),
                shop.useCases.retrieveOrder(),
                command -> settle(command, forMillis),
                command -> resolve(command, forMillis));
        return Settling.start(
                useCases,
                command -> untilStopped(command.goesOn(), forMillis),
                shop.orders,
                HashSet.of(AcquirerName.SANDBOX));
    }

    private int settle(SettleTransactionsCommand command, int forMillis) {
        return untilStopped(command.goesOn(), forMillis);
    }

    private int resolve(ResolveIncidentsCommand command, int forMillis) {
        return untilStopped(command.goesOn(), forMillis);
    }

    /** Looks at one after the other as long as that is asked, and is a while busy with the last one then. */
    private int untilStopped(BooleanSupplier goesOn, int forMillis) {
        begun.countDown();
        while (goesOn.getAsBoolean()) {
            Thread.onSpinWait();
        }
        try {
            Thread.sleep(forMillis);
        } catch (InterruptedException brokenOff) {
            interrupted.set(true);
        }
        ended.countDown();
        return 0;
    }

    @Test
    void takes_nothing_new_and_lets_what_was_begun_come_to_its_end() throws Exception {
        try (Settling unusedSettling = working(200)) {
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ended.getCount()).isZero();
        assertThat(interrupted).isFalse();
    }

    @Test
    void breaks_off_what_takes_too_long() throws Exception {
        long start = System.nanoTime();
        try (Settling unusedSettling = working(600_000)) {
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isTrue();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(5));
    }
}
