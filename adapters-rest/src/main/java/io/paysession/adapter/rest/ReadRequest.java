package io.paysession.adapter.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body is there already. */
final class ReadRequest extends Request.Wrapper {
    private final Content.Source body;
    private final long length;

    ReadRequest(Request request, ByteBuffer body) {
        super(request);
        this.length = body.remaining();
        this.body = Content.Source.from(body);
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public Content.Chunk read() {
        return body.read();
    }

    @Override
    public void demand(Runnable whenThereIsMore) {
        body.demand(whenThereIsMore);
    }

    @Override
    public void fail(Throwable failure) {
        body.fail(failure);
    }

    @Override
    public boolean consumeAvailable() {
        body.fail(new IllegalStateException("Nobody reads the rest"));
        return true;
    }
}
