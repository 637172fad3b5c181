package io.paysession.adapter.rest.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.FailureAnswers;
import io.paysession.adapter.rest.connection.ConnectionGuard;
import io.vavr.control.Option;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client's stream. It never blocks: when it is woken it writes what there is to write as long as the connection takes
 * it, on one worker at a time, and sleeps again. A client that does not read is not asked for more events either.
 */
final class EventStream implements WriteListener, Runnable {
    private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(US_ASCII);

    private final Context ctx;
    private final Executor workers;
    private final long heartbeatNanos;
    private final EventFeed feed;
    private final ServletOutputStream out;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    /** How often it was woken since it last looked. Unless it is 0, a worker looks, or will; at first, from the start. */
    private final AtomicInteger wakes = new AtomicInteger(1);

    private volatile boolean stopping;
    private boolean unflushed;
    private long lastWrite;

    EventStream(Context ctx, Executor workers, Duration heartbeat, EventFeed feed) {
        this.ctx = ctx;
        this.workers = workers;
        this.heartbeatNanos = heartbeat.toNanos();
        this.feed = feed;
        this.lastWrite = System.nanoTime() - heartbeatNanos;
        ctx.status(200).header("Content-Type", "text/event-stream").header("X-Accel-Buffering", "no");
        try {
            out = ctx.res().getOutputStream();
        } catch (IOException impossible) {
            throw new IllegalStateException("An answer without a stream", impossible);
        }
    }

    /** @return what completes when the stream has ended, whoever ended it; never exceptionally */
    CompletableFuture<Void> start() {
        out.setWriteListener(this);
        work();
        return end;
    }

    /** There may be something to write. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            work();
        }
    }

    /** Ends it as soon as possible. */
    void stop() {
        stopping = true;
        wake();
    }

    private void work() {
        try {
            workers.execute(this);
        } catch (RejectedExecutionException stopped) {
            over();
        }
    }

    @Override
    public void run() {
        int seen = wakes.get();
        try {
            turn();
        } catch (IOException | IllegalStateException clientHasGone) {
            over();
        } catch (RuntimeException failure) {
            Answer unusedNobodyToTell = FailureAnswers.of(failure);
            over();
        }
        if (wakes.addAndGet(-seen) != 0) {
            work();
        }
    }

    private void turn() throws IOException {
        if (end.isDone()) {
            return;
        }
        if (stopping) {
            hangUp();
            return;
        }
        // While it is not ready, the server calls onWritePossible once it is.
        while (out.isReady()) {
            if (unflushed) {
                unflushed = false;
                out.flush();
                continue;
            }
            Option<byte[]> next = feed.next();
            if (next.isEmpty()) {
                over();
                return;
            }
            byte[] bytes = next.get().length == 0 && isSilent() ? HEARTBEAT : next.get();
            if (bytes.length == 0) {
                return;
            }
            out.write(bytes);
            unflushed = true;
            lastWrite = System.nanoTime();
        }
    }

    private boolean isSilent() {
        return System.nanoTime() - lastWrite >= heartbeatNanos;
    }

    /** A client that does not read would keep our server from stopping; of another one we do not know the connections. */
    private void hangUp() throws IOException {
        if (!out.isReady() && ctx.req().getAttribute(ConnectionGuard.HANG_UP) instanceof Runnable connection) {
            connection.run();
        }
        over();
    }

    private void over() {
        boolean unusedFirst = end.complete(null);
    }

    @Override
    public void onWritePossible() {
        wake();
    }

    @Override
    public void onError(Throwable clientHasGone) {
        over();
    }
}
