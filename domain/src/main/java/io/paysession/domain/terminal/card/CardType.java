package io.paysession.domain.terminal.card;

/** What kind of card a terminal has read. */
public enum CardType {
    /** A bank card, or what a bank takes for one. */
    PAYMENT,
    /** A card of somebody else, such as a driver's or a customer's: a bank knows nothing of it. */
    PROPRIETARY
}
