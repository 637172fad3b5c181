package io.paysession.adapter.rest.connection;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.server.Request;

/**
 * An answer on its way: what it holds until the client has read it comes out of the same budget as bodies, and the client
 * has to read it in time. A small answer needs no room: it is not larger than what every connection has for its writing.
 */
public final class Answering {
    private static final String ATTRIBUTE = Answering.class.getName();
    private static final int SMALL_BYTES = 32 * 1024;

    private final BudgetShare share;
    private boolean begun;
    private boolean ended;
    private long since;

    Answering(ByteBudget budget) {
        this.share = new BudgetShare(budget);
    }

    /** For the answer to this request; ends with it. */
    static Answering to(Request request, ByteBudget budget) {
        Answering answering = new Answering(budget);
        Object unusedBefore = request.setAttribute(ATTRIBUTE, answering);
        Request.addCompletionListener(request, completed -> answering.end());
        return answering;
    }

    /** The same in somebody else's server, which says itself when it ends. */
    public static Answering to(HttpServletRequest request, ByteBudget budget) {
        Answering answering = new Answering(budget);
        request.setAttribute(ATTRIBUTE, answering);
        return answering;
    }

    /** @return false if there is no room for so many bytes now; then another, small answer is to be given */
    public static boolean begins(HttpServletRequest request, int bytes) {
        return !(request.getAttribute(ATTRIBUTE) instanceof Answering answering) || answering.begin(bytes);
    }

    synchronized boolean begin(int bytes) {
        if (bytes > SMALL_BYTES && !share.take(bytes)) {
            return false;
        }
        begun = true;
        since = System.nanoTime();
        return true;
    }

    public synchronized void end() {
        ended = true;
        share.end();
    }

    /** Whether the client has had so long to read it, and has not. */
    synchronized boolean isOverdue(long now, long limitNanos) {
        return begun && !ended && now - since > limitNanos;
    }
}
