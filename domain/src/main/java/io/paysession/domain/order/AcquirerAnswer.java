package io.paysession.domain.order;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;

/**
 * What an acquirer said of a transaction, in the gateway's words.
 *
 * @param code    the outcome
 * @param amount  what it is about: what was asked for, or less if it was {@link GatewayCode#PARTIALLY_APPROVED}
 * @param details members of the answer's document that come from the acquirer: of {@code authorizationResponse},
 *                {@code response} (without {@code gatewayCode}), {@code risk}, {@code sourceOfFunds} and
 *                {@code transaction}
 */
public record AcquirerAnswer(GatewayCode code, Money amount, RequestFields details) {
    /** As it is kept and shown: an acquirer may repeat the card's number anywhere in what it says. */
    AcquirerAnswer kept(Transaction asked) {
        String masked = asked.details().text(RequestFields.CARD_NUMBER).getOrElse("");
        return new AcquirerAnswer(code, amount, details.withoutCardNumbers(masked));
    }
}
