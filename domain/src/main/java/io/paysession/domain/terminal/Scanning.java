package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The terminal waits, or is about to wait, for a card.
 *
 * @param until when nobody stands in front of it any more; none for never
 */
public record Scanning(SessionOrder order, Step step, Option<Instant> until) implements TerminalSession {
    /** @throws IllegalArgumentException if nobody has asked for an amount */
    public Scanning {
        if (order.isStranger()) {
            throw new IllegalArgumentException("A card is read for an amount only");
        }
    }

    /**
     * {@return a new session that waits for a card as long as the operator says}
     *
     * @param order what the merchant has asked for, and when
     * @param rules what the operator has decided for all terminals
     */
    public static Scanning start(SessionOrder order, TerminalRules rules) {
        return new Scanning(
                order, Step.first(order.createdAt()), rules.cardTimes().endOfScan(order.createdAt()));
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.SCANNING;
    }

    /** A card that comes too late is not the one that was waited for: it may be the next person's. */
    @Override
    public Option<TerminalSession> cardRead(PresentedCard read, TerminalRules rules, Instant now) {
        return timePasses(now, rules).orElse(() -> Option.some(withCard(read, rules, now)));
    }

    /** Only a bank card is authorised by itself: what a driver's card means, the merchant knows. */
    private TerminalSession withCard(PresentedCard read, TerminalRules rules, Instant now) {
        Option<PresentedCard> card = Option.some(read);
        boolean isPayment = read.type() == CardType.PAYMENT;
        Step next = step.next(now, isPayment ? Reason.CARD_READ : Reason.PROPRIETARY_CARD_READ);
        return isPayment && order.wanted().mode() == AuthorizationMode.AUTOMATIC
                ? new AuthorizationWanted(order, next, card)
                : new CardRead(order, next, card, rules.cardTimes().endOfDecision(now));
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> restart(TerminalRules rules, Instant now) {
        return Either.right(this);
    }

    @Override
    public Option<Instant> nextDeadline() {
        return until;
    }

    @Override
    public Option<TerminalSession> timePasses(Instant now, TerminalRules rules) {
        return Option.when(
                until.exists(end -> !now.isBefore(end)), () -> Cancelling.of(this, Reason.SCAN_TIMEOUT, now));
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(Cancelling.of(this, Reason.CANCEL_REQUESTED, now));
    }

    @Override
    public Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.some(Cancelled.from(this, why, now));
    }
}
