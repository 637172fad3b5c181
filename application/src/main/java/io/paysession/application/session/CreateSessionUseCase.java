package io.paysession.application.session;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Creates an empty session (source: gateway-api 2.2). */
public interface CreateSessionUseCase {
    /**
     * @return right: the session is stored durably and its secrets are in the answer, for this one time; left: nothing
     *     happened
     */
    Either<Refusal, CreatedSession> createSession(CreateSessionCommand command);
}
