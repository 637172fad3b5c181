package io.paysession.application.challenge;

import io.vavr.control.Option;

/** Asks a payer. Who may ask is who was given the challenge: there are no other credentials. */
public interface ShowChallengeUseCase {
    /**
     * @return what to show; every time under another name, and only the last one can be answered. None: the challenge is
     *     not one of ours, has been answered, or is too old; nothing has happened
     */
    Option<ChallengePage> showChallenge(ShowChallengeCommand command);
}
