package io.paysession.adapter.rest.request;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.FailureAnswers;
import io.paysession.adapter.rest.body.ReadRequest;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.connection.Answering;
import io.paysession.adapter.rest.connection.BudgetShare;
import io.paysession.adapter.rest.connection.RequestSource;
import io.paysession.adapter.rest.connection.SourceCounts;
import io.paysession.adapter.rest.request.KnownCallers.Sender;
import io.vavr.control.Option;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the API in somebody else's server and does what {@link BodyIntake} does in ours, on a thread of that server:
 * limits who sends how much, reads the body, and wipes it when the request is over.
 */
public final class MountedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MountedServlet.class);
    private static final int PIECE = 8 * 1024;

    private final transient Servlet api;
    private final transient BodyIntake.Rules rules;
    private final transient RequestSource sources;
    private final transient SourceCounts requests;

    public MountedServlet(Servlet api, BodyIntake.Rules rules, RequestSource sources) {
        this.api = api;
        this.rules = rules;
        this.sources = sources;
        this.requests = new SourceCounts(rules.limits().requestsPerSource());
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        api.init(config);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpServletRequest here = new BelowContext(request);
        sources.note(here);
        String source = RequestSource.of(here);
        if (!requests.enter(source)) {
            refuse(here, response, Answer.busy(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
            return;
        }
        IncomingBody body = new IncomingBody(rules, () -> rules.tooMuch(Sender.of(here)));
        Answering answering = Answering.to(here, rules.budget());
        BudgetShare room = new BudgetShare(rules.budget());
        Runnable over = once(() -> {
            body.forget();
            room.end();
            answering.end();
            requests.leave(source);
        });
        try {
            serve(here, response, body, room);
        } finally {
            afterwards(here, over);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, IncomingBody body, BudgetShare room)
            throws ServletException, IOException {
        Option<Answer> refused = read(request, body);
        if (refused.isDefined()) {
            refuse(request, response, refused.get());
            response.flushBuffer();
            if (request.getHeader("Expect") == null) {
                readAway(request, body);
            }
            return;
        }
        ReadRequest.note(request, body.whole(), room);
        api.service(request, response);
    }

    private static Runnable once(Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (!done.getAndSet(true)) {
                work.run();
            }
        };
    }

    /** A stream goes on when the thread is given back, unless it has ended already. */
    private static void afterwards(HttpServletRequest request, Runnable over) {
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Ending(over));
                return;
            }
        } catch (IllegalStateException endedMeanwhile) {
            LOG.debug("A stream ended as soon as it began");
        }
        over.run();
    }

    /** Why not, if there is a reason. */
    private Option<Answer> read(HttpServletRequest request, IncomingBody body) {
        if (request.getContentLengthLong() > RequestBody.MAXIMUM_BYTES) {
            return Option.some(RequestBody.tooLong());
        }
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = request.getInputStream();
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                Option<Answer> wrong = add(body, ByteBuffer.wrap(piece, 0, count));
                if (wrong.isDefined()) {
                    return wrong;
                }
            }
            return Option.none();
        } catch (IOException broken) {
            return Option.some(RequestBody.broken());
        }
    }

    /**
     * Reads what a client goes on to send after its answer, as far as that is sensible: most write all of their body before
     * they read, and a server that closes the connection meanwhile takes the answer away from them.
     */
    private static void readAway(HttpServletRequest request, IncomingBody body) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = request.getInputStream();
            long most = BodyReader.MAXIMUM_DRAINED_BYTES;
            for (int count = 0; count >= 0 && most >= 0 && !body.isDrainedForTooLong(); count = in.read(piece)) {
                most -= count;
            }
        } catch (IOException clientHasGone) {
            LOG.debug("A client went while what it sent was read away");
        } finally {
            Arrays.fill(piece, (byte) 0);
        }
    }

    /** Above all a store that is away when a stranger is to be told from a merchant is a failure of ours. */
    private static Option<Answer> add(IncomingBody body, ByteBuffer more) {
        try {
            return body.add(more);
        } catch (RuntimeException failure) {
            return Option.some(FailureAnswers.of(failure));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        rules.observer().answered("OTHER", answer.status(), 0);
        rules.answers().send(request, response, answer);
    }

    @Override
    public void destroy() {
        api.destroy();
    }

    /** Everything is served at the same path, whatever the context is called. */
    private static final class BelowContext extends HttpServletRequestWrapper {
        BelowContext(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().substring(super.getContextPath().length());
        }

        @Override
        public String getContextPath() {
            return "";
        }
    }

    /** Runs once something asynchronous is over, however it ended. */
    private record Ending(Runnable over) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            over.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It completes then.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It completes then.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
