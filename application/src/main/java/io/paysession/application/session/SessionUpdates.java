package io.paysession.application.session;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.UpdateAttempt;
import io.paysession.domain.session.UpdateDecision;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Changes a session's content while others change it too. */
public final class SessionUpdates {
    /** Each lost race means that another update won; so many in a row are a fault, not contention. */
    private static final int MAXIMUM_RACES = 1000;

    private final Sessions sessions;
    private final SessionPolicy policy;
    private final TimeSource time;

    public SessionUpdates(Sessions sessions, SessionPolicy policy, TimeSource time) {
        this.sessions = sessions;
        this.policy = policy;
        this.time = time;
    }

    /**
     * Decides on what is stored at the moment of the change.
     *
     * @param found the session as it was found; none if there is none
     * @return right: the session with the new content; left: the content is what it was, but that a malformed update was
     *     tried is stored
     */
    public Either<Refusal, PaymentSession> update(Option<PaymentSession> found, UpdateAttempt attempt) {
        Option<PaymentSession> current = found;
        for (int race = 0; race < MAXIMUM_RACES && current.isDefined(); race++) {
            PaymentSession session = current.get();
            UpdateDecision decision = session.update(attempt, policy, time.now());
            Option<Either<Refusal, PaymentSession>> settled = decision.fold(
                    next -> Option.when(sessions.replace(session, next), Either.right(next)),
                    (next, wrong) ->
                            Option.when(sessions.replace(session, next), Either.left(new Refusal.Malformed(wrong))),
                    refusal -> Option.some(Either.left(new Refusal.BySession(refusal))));
            if (settled.isDefined()) {
                return settled.get();
            }
            current = sessions.find(session.id());
        }
        if (current.isDefined()) {
            throw new IllegalStateException("A session changed " + MAXIMUM_RACES + " times while one update waited");
        }
        return Either.left(new Refusal.BySession(new SessionRefusal.Gone()));
    }
}
