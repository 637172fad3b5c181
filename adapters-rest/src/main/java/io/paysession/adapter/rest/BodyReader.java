package io.paysession.adapter.rest;

import io.paysession.adapter.rest.BodyIntake.Rules;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads one request's body as it comes, without a thread that waits for it. A stranger may send a little and for a short
 * time; whoever sends more is looked up first.
 */
final class BodyReader implements Runnable {
    private static final int FIRST_BYTES = 4 * 1024;
    /** A client that sends more than this after its answer is certain loses the connection. */
    private static final long MAXIMUM_DRAINED_BYTES = 64L * 1024 * 1024;

    private final Rules rules;
    private final Exchange exchange;
    private final Next next;
    private final long start = System.nanoTime();
    private final long idleBefore;

    private byte[] bytes = {};
    private int length;
    private boolean known;
    private boolean draining;
    private long drained;

    /** A request and what goes back. */
    record Exchange(Request request, Response response, Callback callback) {}

    /** Whoever gets the request when its body is there. */
    interface Next {
        boolean handle(Request request, Response response, Callback callback) throws Exception;
    }

    BodyReader(Rules rules, Exchange exchange, Next next) {
        this.rules = rules;
        this.exchange = exchange;
        this.next = next;
        this.idleBefore = idleTime(Math.min(
                rules.limits().strangersTime().toMillis(), rules.patience().toMillis()));
    }

    /** Goes on with what has come; called again whenever more has, or nothing for some time. */
    @Override
    public void run() {
        try {
            while (step()) {
                // As long as there is something to read.
            }
        } catch (RuntimeException failure) {
            // Above all a store that is away when a stranger is to be told from a merchant.
            answerLast(FailureAnswers.of(failure));
        } catch (Error error) {
            UncaughtErrors.tell(error);
            throw error;
        }
    }

    /** Answers without having read the body, and then reads it away as far as that is sensible. */
    void refuse(Answer answer) {
        forget();
        draining = true;
        boolean last = answer.status() != 413;
        rules.observer().answered("OTHER", answer.status(), System.nanoTime() - start);
        rules.answers()
                .send(exchange.request(), exchange.response(), answer, last, Callback.from(this::run, this::failed));
    }

    private boolean step() {
        Content.Chunk chunk = exchange.request().read();
        if (chunk == null) {
            return waits();
        }
        if (Content.Chunk.isFailure(chunk)) {
            return failed(chunk);
        }
        boolean last = chunk.isLast();
        Option<Answer> wrong = take(chunk);
        if (wrong.isDefined()) {
            refuse(wrong.get());
            return false;
        }
        if (last || drained > MAXIMUM_DRAINED_BYTES) {
            finish();
            return false;
        }
        return true;
    }

    private Option<Answer> take(Content.Chunk chunk) {
        try {
            if (draining) {
                drained += chunk.remaining();
                return Option.none();
            }
            return add(chunk.getByteBuffer());
        } finally {
            chunk.release();
        }
    }

    private boolean waits() {
        if (draining && isOver(known ? rules.patience() : rules.limits().strangersTime())) {
            finish();
            return false;
        }
        Option<Answer> late = draining ? Option.none() : late();
        late.peek(this::refuse).onEmpty(() -> exchange.request().demand(this));
        return false;
    }

    /** One that is not the last says only that nothing came for a while. */
    private boolean failed(Content.Chunk failure) {
        boolean idle = failure.getFailure() instanceof TimeoutException
                || failure.getFailure().getCause() instanceof TimeoutException;
        if (draining) {
            finish();
            return false;
        }
        if (idle && !failure.isLast()) {
            Option<Answer> late = late();
            if (late.isEmpty()) {
                return true;
            }
            answerLast(late.get());
        } else {
            answerLast(idle ? RequestBody.late() : RequestBody.broken());
        }
        return false;
    }

    /** Nothing more is read: the connection ends. */
    private void answerLast(Answer answer) {
        forget();
        end();
        rules.observer().answered("OTHER", answer.status(), System.nanoTime() - start);
        rules.answers().send(exchange.request(), exchange.response(), answer, true, exchange.callback());
    }

    private Option<Answer> add(ByteBuffer more) {
        int count = more.remaining();
        if (length + count > RequestBody.MAXIMUM_BYTES) {
            return Option.some(RequestBody.tooLong());
        }
        if (!known && length + count > rules.limits().strangersBytes()) {
            Option<Answer> stranger = stranger();
            if (stranger.isDefined()) {
                return stranger;
            }
        }
        if (length + count > bytes.length && !grow(length + count)) {
            return Option.some(Answer.busy(503));
        }
        more.get(bytes, length, count);
        length += count;
        wipe(more, count);
        return late();
    }

    /** Jetty keeps its buffers for others; nobody reads again what was read. */
    private static void wipe(ByteBuffer read, int count) {
        for (int i = read.position() - count; !read.isReadOnly() && i < read.position(); i++) {
            read.put(i, (byte) 0);
        }
    }

    /** Where no credentials belong to the URL, everybody is one. */
    private Option<Answer> stranger() {
        Option<Answer> refused = rules.callers().needsCredentials(exchange.request())
                ? rules.callers().stranger(exchange.request())
                : Option.some(RequestBody.tooLong());
        known = refused.isEmpty();
        return refused;
    }

    private boolean grow(int needed) {
        int size = Math.min(Math.max(FIRST_BYTES, Math.max(needed, bytes.length * 2)), RequestBody.MAXIMUM_BYTES);
        if (!rules.budget().take(size - bytes.length)) {
            return false;
        }
        byte[] larger = Arrays.copyOf(bytes, size);
        Arrays.fill(bytes, (byte) 0);
        bytes = larger;
        return true;
    }

    private Option<Answer> late() {
        if (isOver(rules.patience())) {
            return Option.some(RequestBody.late());
        }
        return !known && isOver(rules.limits().strangersTime())
                ? stranger().map(unauthorised -> RequestBody.late())
                : Option.none();
    }

    private boolean isOver(Duration time) {
        return System.nanoTime() - start > time.toNanos();
    }

    private void finish() {
        end();
        if (draining) {
            exchange.callback().succeeded();
            return;
        }
        Request.addCompletionListener(exchange.request(), ended -> forget());
        Request read = new ReadRequest(exchange.request(), ByteBuffer.wrap(bytes, 0, length));
        Callback callback = exchange.callback();
        try {
            if (!next.handle(read, exchange.response(), callback)) {
                Response.writeError(read, exchange.response(), callback, 404);
            }
        } catch (Exception failure) {
            Response.writeError(read, exchange.response(), callback, failure);
        }
    }

    private void failed(Throwable clientHasGone) {
        end();
        exchange.callback().failed(clientHasGone);
    }

    private void end() {
        long unusedTime = idleTime(idleBefore);
    }

    private void forget() {
        Arrays.fill(bytes, (byte) 0);
        rules.budget().give(bytes.length);
        bytes = new byte[0];
        length = 0;
    }

    /** Sets how long the connection may be silent, if it carries this request alone; what it was before. */
    private long idleTime(long millis) {
        if (exchange.request().getConnectionMetaData().getHttpVersion().compareTo(HttpVersion.HTTP_1_1) > 0) {
            return millis;
        }
        EndPoint connection =
                exchange.request().getConnectionMetaData().getConnection().getEndPoint();
        long before = connection.getIdleTimeout();
        connection.setIdleTimeout(millis);
        return before;
    }
}
