package io.paysession.application.access;

import io.paysession.application.port.Sessions;
import io.paysession.application.race.Race;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Counts operations that a payer's session authenticates against what it allows (source: gateway-api 2.1, 2.6). */
public final class PayerAttempts {
    private final Sessions sessions;

    /**
     * Counts in that store.
     *
     * @param sessions the sessions of the payers
     */
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
        return Race.run(Option.some(session), () -> sessions.find(session.id()), this::attempt)
                .getOrElse(() -> Either.left(new SessionRefusal.Gone()))
                .mapLeft(Refusal.BySession::new);
    }

    private Option<Either<SessionRefusal, PaymentSession>> attempt(PaymentSession session) {
        Either<SessionRefusal, PaymentSession> counted = session.countAuthentication();
        return Option.when(counted.isLeft() || sessions.replace(session, counted.get()), counted);
    }
}
