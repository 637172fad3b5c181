package io.paysession.application.challenge;

import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.money.Money;

/**
 * What a payer is asked; nothing of the card.
 *
 * @param reference which authentication
 * @param amount    what is to be paid
 * @param name      64 hexadecimal digits: whoever knows them may answer, once. Secret
 */
public record ChallengePage(Reference reference, Money amount, String name) {
    @Override
    public String toString() {
        return "ChallengePage[" + reference + "]";
    }
}
