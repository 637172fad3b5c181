package io.paysession.application.challenge;

/**
 * A browser that comes to be asked.
 *
 * @param challengeRequest {@code creq}, as it was sent. Secret: who knows it may ask
 */
public record ShowChallengeCommand(String challengeRequest) {
    @Override
    public String toString() {
        return "ShowChallengeCommand";
    }
}
