package io.paysession.adapter.rest.connection;

import io.vavr.control.Option;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** A request's own part of a connection that carries others beside it. */
final class SharedStream {
    private final Runnable end;
    private boolean reset;
    private long resetSince;

    /** @param end ends it; may be called again */
    SharedStream(Runnable end) {
        this.end = end;
    }

    /** None if the request has a connection for itself. */
    static Option<SharedStream> of(Request request) {
        if (!(request.getConnectionMetaData().getConnection() instanceof HTTP2Connection http2)) {
            return Option.none();
        }
        HTTP2Session session = http2.getSession();
        int id = Integer.parseInt(request.getId());
        return Option.some(new SharedStream(() -> cancel(session, id)));
    }

    private static void cancel(HTTP2Session session, int id) {
        Stream stream = session.getStream(id);
        if (stream != null && !stream.isReset()) {
            stream.reset(new ResetFrame(id, ErrorCode.CANCEL_STREAM_ERROR.code), Callback.NOOP);
        }
    }

    /** Ends it and what it was answered; nothing happens to the others. */
    void reset(long now) {
        if (!reset) {
            reset = true;
            resetSince = now;
        }
        end.run();
    }

    /** Whether it was reset so long ago. The time counts from its reset, as that may have come late itself. */
    boolean isResetFor(long now, long limitNanos) {
        return reset && now - resetSince > limitNanos;
    }
}
