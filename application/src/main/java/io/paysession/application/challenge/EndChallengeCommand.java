package io.paysession.application.challenge;

/**
 * A browser that comes back from where its payer was asked.
 *
 * @param token what that place was told to send it back with, as it was sent. Secret
 */
public record EndChallengeCommand(String token) {
    @Override
    public String toString() {
        return "EndChallengeCommand";
    }
}
