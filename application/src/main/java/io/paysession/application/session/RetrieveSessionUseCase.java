package io.paysession.application.session;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Shows a session's content, masked (source: gateway-api 2.4). For merchants only. */
public interface RetrieveSessionUseCase {
    /** @return right: the session as it is; left: why it is not shown. Nothing changes either way */
    Either<Refusal, SessionView> retrieveSession(RetrieveSessionCommand command);
}
