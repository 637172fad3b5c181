package io.paysession.application.session;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Stores what a payer has typed into hosted fields. */
public interface FillSessionUseCase {
    /**
     * Only the source of funds may be written. Each try counts, right or wrong, but among those of hosted fields and not
     * against the authentication limit, unless the operator wants that (assumption U-25).
     *
     * @param command what was typed, and into which session
     * @return right: the session with the new content, of which the payer may see its source of funds; left: the content is
     *     what it was, but that a malformed update was tried is stored
     */
    Either<Refusal, SessionView> fillSession(FillSessionCommand command);
}
