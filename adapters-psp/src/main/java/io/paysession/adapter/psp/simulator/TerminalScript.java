package io.paysession.adapter.psp.simulator;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * What people and the bank do.
 *
 * @param cardAfter how long after the scan began a card is presented; none if somebody does it by hand
 * @param card hash of the card that is presented; none for another one each time
 * @param answer of the bank
 * @param bankLatency how long the bank takes
 */
public record TerminalScript(Option<Duration> cardAfter, Option<String> card, Answer answer, Duration bankLatency) {
    /** @throws IllegalArgumentException if the hash cannot be one */
    public TerminalScript {
        card.forEach(Card::check);
    }

    /** Another card at once, approved at once. */
    public static TerminalScript standard() {
        return new TerminalScript(Option.some(Duration.ZERO), Option.none(), new Answer.Approve(), Duration.ZERO);
    }

    /** With other cards. */
    public TerminalScript withCards(Option<Duration> after, Option<String> hash) {
        return new TerminalScript(after, hash, answer, bankLatency);
    }

    /** With another bank. */
    public TerminalScript withBank(Answer changed, Duration latency) {
        return new TerminalScript(cardAfter, card, changed, latency);
    }
}
