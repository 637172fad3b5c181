package io.paysession.bootstrap.watch;

import io.paysession.bootstrap.process.BackgroundJob;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether the server should get requests, as it was seen last: whoever asks never waits for a database that does not
 * answer. A look that takes too long is itself a reason.
 */
public final class Readiness implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final String SILENT = "The database has not answered for more than five seconds";

    private static final String CLOSED = "The server is just starting or stopping";

    private final Supplier<Option<String>> look;
    private final LongSupplier nanoTime;
    private final BackgroundJob looking;
    private volatile Verdict verdict;
    private volatile boolean open;

    private record Verdict(Option<String> notReadyBecause, long seenAt) {}

    private Readiness(Supplier<Option<String>> look, LongSupplier nanoTime) {
        this.look = look;
        this.nanoTime = nanoTime;
        this.verdict = seen();
        this.looking = BackgroundJob.start(new BackgroundJob.Work("readiness", PERIOD, 1, unusedLimit -> {
            verdict = seen();
            return 0;
        }));
    }

    /** Looks once, and from then on every second. */
    public static Readiness start(Supplier<Option<String>> look, LongSupplier nanoTime) {
        return new Readiness(look, nanoTime);
    }

    /** From now on requests are taken. */
    public void opened() {
        open = true;
    }

    /** From now on none are taken. */
    public void closing() {
        open = false;
    }

    /** Why the server should get no requests now; none if it should. Never waits. */
    public Option<String> notReadyBecause() {
        if (!open) {
            return Option.some(CLOSED);
        }
        Verdict last = verdict;
        return nanoTime.getAsLong() - last.seenAt() > LONGEST_LOOK.toNanos()
                ? Option.some(SILENT)
                : last.notReadyBecause();
    }

    private Verdict seen() {
        Option<String> obstacle = look.get();
        return new Verdict(obstacle, nanoTime.getAsLong());
    }

    @Override
    public void close() throws InterruptedException {
        looking.close();
    }
}
