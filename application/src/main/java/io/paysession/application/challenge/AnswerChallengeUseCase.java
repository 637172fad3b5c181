package io.paysession.application.challenge;

import io.vavr.control.Option;

/** Takes a payer's answer and ends the authentication with it. */
public interface AnswerChallengeUseCase {
    /**
     * @return the ended authentication and the way back to the merchant. None: the page is not one of ours, was answered or
     *     shown again since, or is too old; nothing has happened
     */
    Option<AnsweredChallenge> answerChallenge(AnswerChallengeCommand command);
}
