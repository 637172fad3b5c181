package io.paysession.domain.terminal.card;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.device.CardReader;
import io.vavr.control.Option;

/**
 * What a terminal says when the bank has reserved the money.
 *
 * @param terminalSessionId the terminal's number for it, 32 bits, not negative: what commit and void must name
 * @param partial           the amount, if it is less than was asked for
 */
public record Approval(long terminalSessionId, Option<Money> partial, PresentedCard card) {
    /**
     * {@return the same, said by this device}
     *
     * @param device the device that has said so
     */
    public Approval by(CardReader device) {
        return new Approval(terminalSessionId, partial, card.readBy(device));
    }

    /**
     * {@return the card that this approval is for, read by the device that has said so: that is where the money is
     * reserved now}
     *
     * @param known the card that the session has read; none if it has seen none
     */
    public PresentedCard cardOf(Option<PresentedCard> known) {
        return known.getOrElse(card).readBy(card.reader());
    }
}
