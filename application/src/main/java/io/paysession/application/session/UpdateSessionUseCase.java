package io.paysession.application.session;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Adds fields to a session, or overwrites them (source: gateway-api 2.3, 2.7). */
public interface UpdateSessionUseCase {
    /**
     * @return right: the content is stored durably, under a new version; left: the content is what it was. A malformed
     *     request of somebody admitted is remembered: status FAILURE, a new version, and a payer's attempt counts. Any
     *     other refusal has changed nothing
     */
    Either<Refusal, SessionView> updateSession(UpdateSessionCommand command);
}
