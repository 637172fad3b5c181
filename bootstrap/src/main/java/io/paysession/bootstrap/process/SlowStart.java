package io.paysession.bootstrap.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Tells whoever waits for a start what it is doing, if it takes longer than anybody expects; again and again, until it is over. */
public final class SlowStart implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(20);

    private final Supplier<String> doing;
    private final Duration period;
    private final Consumer<String> told;
    private final CountDownLatch over = new CountDownLatch(1);

    private SlowStart(Supplier<String> doing, Duration period, Consumer<String> told) {
        this.doing = doing;
        this.period = period;
        this.told = told;
    }

    /** @param doing what is done at the moment, as in: "The server is …" */
    public static SlowStart watch(Supplier<String> doing) {
        return watch(
                doing, PERIOD, line -> LoggerFactory.getLogger(SlowStart.class).warn(line));
    }

    public static SlowStart watch(Supplier<String> doing, Duration period, Consumer<String> told) {
        SlowStart start = new SlowStart(doing, period, told);
        Thread thread = new Thread(start::tell, "slow-start");
        thread.setDaemon(true);
        thread.start();
        return start;
    }

    private void tell() {
        try {
            for (int periods = 1; !over.await(period.toMillis(), TimeUnit.MILLISECONDS); periods++) {
                told.accept("The start takes long: after "
                        + period.multipliedBy(periods).toSeconds() + " s the server is " + doing.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The start is over, in whatever way. */
    @Override
    public void close() {
        over.countDown();
    }
}
