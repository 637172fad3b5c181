package io.paysession.adapter.rest.request;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.FailureAnswers;
import io.paysession.adapter.rest.body.ReadRequest;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.connection.UncaughtErrors;
import io.paysession.adapter.rest.request.BodyIntake.Rules;
import io.paysession.adapter.rest.request.KnownCallers.Sender;
import io.vavr.control.Option;
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
    /** A client that sends more than this after its answer is certain loses the connection. */
    static final long MAXIMUM_DRAINED_BYTES = 64L * 1024 * 1024;

    private final Rules rules;
    private final Exchange exchange;
    private final Next next;
    private final IncomingBody body;
    private final long idleBefore;

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
        this.body = new IncomingBody(rules, () -> rules.tooMuch(Sender.of(exchange.request())));
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
        body.forget();
        draining = true;
        boolean last = answer.status() != 413;
        rules.observer().answered("OTHER", answer.status(), body.nanos());
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
            return body.add(chunk.getByteBuffer());
        } finally {
            chunk.release();
        }
    }

    private boolean waits() {
        if (draining && body.isDrainedForTooLong()) {
            finish();
            return false;
        }
        Option<Answer> late = draining ? Option.none() : body.late();
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
            Option<Answer> late = body.late();
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
        body.forget();
        end();
        rules.observer().answered("OTHER", answer.status(), body.nanos());
        rules.answers().send(exchange.request(), exchange.response(), answer, true, exchange.callback());
    }

    private void finish() {
        end();
        if (draining) {
            exchange.callback().succeeded();
            return;
        }
        Request.addCompletionListener(exchange.request(), ended -> body.forget());
        Request read = new ReadRequest(exchange.request(), body.whole(), rules.budget());
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
