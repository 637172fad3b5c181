package io.paysession.application.session;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.race.Race;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.UpdateAttempt;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Changes a session's content while others change it too. */
public final class SessionUpdates {
    private final Sessions sessions;
    private final SessionPolicy policy;
    private final TimeSource time;

    /**
     * Stores in those sessions.
     *
     * @param sessions the sessions
     * @param policy what the operator has decided for all sessions
     * @param time when it is
     */
    public SessionUpdates(Sessions sessions, SessionPolicy policy, TimeSource time) {
        this.sessions = sessions;
        this.policy = policy;
        this.time = time;
    }

    /**
     * Decides on what is stored at the moment of the change.
     *
     * @param found the session as it was found; none if there is none
     * @param attempt who sends what, and which version of the session is meant
     * @return right: the session with the new content; left: the content is what it was, but that a malformed update was
     *     tried is stored
     */
    public Either<Refusal, PaymentSession> update(Option<PaymentSession> found, UpdateAttempt attempt) {
        return Race.run(
                        found,
                        () -> found.flatMap(session -> sessions.find(session.id())),
                        session -> attempt(session, attempt))
                .getOrElse(() -> Either.left(new Refusal.BySession(new SessionRefusal.Gone())));
    }

    private Option<Either<Refusal, PaymentSession>> attempt(PaymentSession session, UpdateAttempt attempt) {
        return session.update(attempt, policy, time.now())
                .fold(
                        next -> Option.when(sessions.replace(session, next), Either.right(next)),
                        (next, wrong) ->
                                Option.when(sessions.replace(session, next), Either.left(new Refusal.Malformed(wrong))),
                        refusal -> Option.some(Either.left(new Refusal.BySession(refusal))));
    }
}
