package io.paysession.application.challenge;

import io.vavr.control.Either;

/** Ends an authentication whose payer was asked elsewhere, with what whoever asked there says. */
public interface EndChallengeUseCase {
    /** Why it has not ended. Nothing has happened. */
    enum Unended {
        /** The return is not one of ours, the authentication has ended, or it is too old. */
        UNKNOWN,
        /** Whoever has asked does not say, or not yet, what the payer has said. The browser may come again. */
        NOT_YET
    }

    /** @return right: the ended authentication and the way back to the merchant. The browser's own word counts for nothing */
    Either<Unended, AnsweredChallenge> endChallenge(EndChallengeCommand command);
}
