package io.paysession.adapter.rest.body;

import io.paysession.adapter.rest.connection.BudgetShare;
import io.paysession.adapter.rest.connection.ByteBudget;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body is there already. */
public final class ReadRequest extends Request.Wrapper {
    private static final String BODY = "io.paysession.body";
    private static final String ROOM = "io.paysession.room";

    private final ByteBuffer bytes;
    private final BudgetShare room;
    private final Content.Source body;
    private final long length;

    /** @param budget what is made of the body takes of it */
    public ReadRequest(Request request, ByteBuffer body, ByteBudget budget) {
        super(request);
        this.room = new BudgetShare(budget);
        Request.addCompletionListener(request, ended -> room.end());
        this.bytes = body;
        this.length = body.remaining();
        this.body = Content.Source.from(body.slice());
    }

    /** Lets {@link #body} and {@link #room} find what they look for in a request in somebody else's server. */
    public static void note(HttpServletRequest request, ByteBuffer body, BudgetShare room) {
        request.setAttribute(BODY, body);
        request.setAttribute(ROOM, room);
    }

    /** The body itself and no copy: it is wiped when the request is over. Empty if the request came without one. */
    static ByteBuffer body(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof ByteBuffer bytes ? bytes.duplicate() : ByteBuffer.allocate(0);
    }

    /** Where the room for what is made of the body comes from; for a request without a body there is nothing to make. */
    public static Json.Room room(HttpServletRequest request) {
        return request.getAttribute(ROOM) instanceof BudgetShare share ? share::take : bytes -> true;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        if (ROOM.equals(name)) {
            return room;
        }
        return BODY.equals(name) ? bytes : super.getAttribute(name);
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
