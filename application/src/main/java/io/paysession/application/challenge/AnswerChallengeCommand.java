package io.paysession.application.challenge;

import io.paysession.domain.authentication.PayerAnswer;

/**
 * What a payer says.
 *
 * @param name        the page's, as it was sent
 * @param merchant    as it was sent, like the two names below
 * @param order       the order's name
 * @param transaction the authentication's name
 * @param answer      what the payer says
 */
public record AnswerChallengeCommand(
        String name, String merchant, String order, String transaction, PayerAnswer answer) {
    @Override
    public String toString() {
        return "AnswerChallengeCommand[" + answer + "]";
    }
}
