package io.paysession.adapter.rest;

import io.paysession.adapter.rest.RestSettings.Limits;
import io.vavr.control.Option;
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
final class BodyIntake extends Handler.Wrapper {
    private final Rules rules;
    private final SourceCounts requests;

    /**
     * What a body has to keep to.
     *
     * @param patience how long a known caller may take for it
     */
    record Rules(
            Limits limits,
            Duration patience,
            ByteBudget budget,
            KnownCallers callers,
            DirectAnswer answers,
            RequestObserver observer) {}

    BodyIntake(Rules rules) {
        this.rules = rules;
        this.requests = new SourceCounts(rules.limits().requestsPerSource());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String source = RequestSource.ofAddress(Request.getRemoteAddr(request));
        if (!requests.enter(source)) {
            refuse(request, response, Answer.busy(503), callback);
            return true;
        }
        Callback counted = Callback.from(callback, () -> requests.leave(source));
        Option<Answer> refused = refusedUnread(request);
        if (refused.isDefined()) {
            new BodyReader(rules, new BodyReader.Exchange(request, response, counted), super::handle)
                    .refuse(refused.get());
            return true;
        }
        if (request.getLength() == 0 || goesUnread(request)) {
            return handled(super.handle(request, response, counted), counted);
        }
        new BodyReader(rules, new BodyReader.Exchange(request, response, counted), super::handle).run();
        return true;
    }

    private Option<Answer> refusedUnread(Request request) {
        if (expects(request)) {
            return rules.callers().needsCredentials(request) ? rules.callers().stranger(request) : Option.none();
        }
        return request.getLength() > RequestBody.MAXIMUM_BYTES ? Option.some(RequestBody.tooLong()) : Option.none();
    }

    /** Who asks before it sends and has asked for nothing that there is will be answered, and never be told to send. */
    private boolean goesUnread(Request request) {
        return expects(request) && !rules.callers().needsCredentials(request);
    }

    private static boolean expects(Request request) {
        return request.getHeaders().contains(HttpHeader.EXPECT);
    }

    private void refuse(Request request, Response response, Answer answer, Callback callback) {
        rules.observer().answered("OTHER", answer.status(), 0);
        rules.answers().send(request, response, answer, true, callback);
    }

    private static boolean handled(boolean handled, Callback counted) {
        if (!handled) {
            counted.succeeded();
        }
        return handled;
    }
}
