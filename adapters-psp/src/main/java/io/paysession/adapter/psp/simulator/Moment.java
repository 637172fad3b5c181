package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.SessionRequest;

/** The command whose arrival arms a fault. */
public enum Moment {
    /** Armed at once. */
    NOW(Request.class),
    /** Start Session. */
    START(SessionRequest.StartSession.class),
    /** Auth Session. */
    AUTH(SessionRequest.AuthSession.class),
    /** Commit Session. */
    COMMIT(SessionRequest.CommitSession.class),
    /** Void Session. */
    VOID(SessionRequest.VoidSession.class),
    /** Cancel Session. */
    CANCEL(SessionRequest.CancelSession.class);

    private final Class<? extends Request> command;

    Moment(Class<? extends Request> command) {
        this.command = command;
    }

    boolean isReachedBy(Request request) {
        return command.isInstance(request);
    }
}
