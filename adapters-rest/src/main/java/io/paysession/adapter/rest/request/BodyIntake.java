package io.paysession.adapter.rest.request;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.DirectAnswer;
import io.paysession.adapter.rest.body.ReadRequest;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.connection.ByteBudget;
import io.paysession.adapter.rest.connection.RequestSource;
import io.paysession.adapter.rest.connection.SourceCounts;
import io.paysession.adapter.rest.request.KnownCallers.Sender;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before everything: hands a request on only when its whole body is there, so that no thread ever waits for a client,
 * and holds no more than what the limits allow (decision 27).
 */
public final class BodyIntake extends Handler.Wrapper {
    private final Rules rules;
    private final SourceCounts requests;

    /**
     * What callers may send.
     *
     * @param requestsPerSource in flight; further ones are answered 503. 0 for no limit
     * @param strangersBytes    of the body of somebody without right credentials
     * @param strangersTime     for the body of somebody without right credentials
     */
    public record Limits(int requestsPerSource, int strangersBytes, Duration strangersTime) {}

    /** Is told of every request that is answered here, as operation, status and nanoseconds. */
    @FunctionalInterface
    public interface Refused {
        void answered(String operation, int status, long nanos);
    }

    /**
     * What a body has to keep to.
     *
     * @param patience how long a known caller may take for it
     */
    public record Rules(
            Limits limits,
            Duration patience,
            ByteBudget budget,
            KnownCallers callers,
            DirectAnswer answers,
            Refused observer) {
        /** Why this sender may send no more than strangers may; none if it may. */
        Option<Answer> tooMuch(Sender sender) {
            return callers.tooMuch(sender, limits.strangersBytes());
        }
    }

    public BodyIntake(Rules rules) {
        this.rules = rules;
        this.requests = new SourceCounts(rules.limits().requestsPerSource());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String source = RequestSource.of(request);
        if (!requests.enter(source)) {
            refuse(request, response, Answer.busy(503), callback);
            return true;
        }
        Request.addCompletionListener(request, ended -> requests.leave(source));
        return request.getLength() == 0
                ? super.handle(request, response, callback)
                : withBody(new BodyReader.Exchange(request, response, callback));
    }

    private boolean withBody(BodyReader.Exchange exchange) throws Exception {
        Request request = exchange.request();
        boolean tooLong = request.getLength() > RequestBody.MAXIMUM_BYTES;
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            Sender sender = Sender.of(request);
            boolean needed = rules.callers().needsCredentials(sender);
            if (!needed && tooLong) {
                // Whoever asks before it sends is answered, and never told to send.
                return super.handle(
                        new ReadRequest(request, ByteBuffer.allocate(0), rules.budget()),
                        exchange.response(),
                        exchange.callback());
            }
            Option<Answer> refused = (needed ? rules.callers().stranger(sender) : Option.<Answer>none())
                    .orElse(Option.when(tooLong, RequestBody::tooLong));
            if (refused.isDefined()) {
                refuse(request, exchange.response(), refused.get(), exchange.callback());
                return true;
            }
        }
        BodyReader reader = new BodyReader(rules, exchange, super::handle);
        if (tooLong) {
            reader.refuse(RequestBody.tooLong());
        } else {
            reader.run();
        }
        return true;
    }

    private void refuse(Request request, Response response, Answer answer, Callback callback) {
        rules.observer().answered("OTHER", answer.status(), 0);
        rules.answers().send(request, response, answer, true, callback);
    }
}
