package io.paysession.application.challenge;

/**
 * A browser that comes to be asked.
 *
 * @param challengeRequest {@code creq}, as it was sent
 */
public record ShowChallengeCommand(String challengeRequest) {}
