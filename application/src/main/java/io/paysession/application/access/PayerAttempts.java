package io.paysession.application.access;

import io.paysession.application.port.Sessions;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Counts operations that a payer's session authenticates against what it allows (source: gateway-api 2.1, 2.6). */
public final class PayerAttempts {
    /** Each lost race means that another change won; so many in a row are a fault, not contention. */
    private static final int MAXIMUM_RACES = 1000;

    private final Sessions sessions;

    public PayerAttempts(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Counts one.
     *
     * @param session the session that authenticated the payer, as it was then
     * @return right: the session as it is now; left: all are used up, or the session is gone; nothing has changed
     */
    public Either<Refusal, PaymentSession> count(PaymentSession session) {
        Option<PaymentSession> current = Option.some(session);
        for (int race = 0; race < MAXIMUM_RACES && current.isDefined(); race++) {
            PaymentSession before = current.get();
            Either<SessionRefusal, PaymentSession> counted = before.countAuthentication();
            if (counted.isLeft() || sessions.replace(before, counted.get())) {
                return counted.mapLeft(Refusal.BySession::new);
            }
            current = sessions.find(session.id());
        }
        if (current.isDefined()) {
            throw new IllegalStateException("A session changed " + MAXIMUM_RACES + " times while one payer waited");
        }
        return Either.left(new Refusal.BySession(new SessionRefusal.Gone()));
    }
}
