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
    private final HTTP2Session session;
    private final int id;

    private SharedStream(HTTP2Session session, int id) {
        this.session = session;
        this.id = id;
    }

    /** None if the request has a connection for itself. */
    static Option<SharedStream> of(Request request) {
        return request.getConnectionMetaData().getConnection() instanceof HTTP2Connection http2
                ? Option.some(new SharedStream(http2.getSession(), Integer.parseInt(request.getId())))
                : Option.none();
    }

    /** Ends it and what it was answered; nothing happens to the others. */
    void reset() {
        Stream stream = session.getStream(id);
        if (stream != null && !stream.isReset()) {
            stream.reset(new ResetFrame(id, ErrorCode.CANCEL_STREAM_ERROR.code), Callback.NOOP);
        }
    }
}
