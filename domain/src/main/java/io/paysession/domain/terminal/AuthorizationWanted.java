package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The bank is to be asked; the terminal has not been told yet, so that nothing can be reserved. */
public record AuthorizationWanted(SessionOrder order, Step step, Option<PresentedCard> card)
        implements TerminalSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.AUTHORIZING;
    }

    @Override
    public Option<TerminalSession> authorizationStarts(Instant now) {
        return Option.some(new Authorizing(order, step.next(now, Reason.AUTHORIZATION_STARTED), card));
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return Either.right(this);
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(
                new Cancelling(order, step.next(now, Reason.CANCEL_REQUESTED), TerminalSessionStatus.CARD_READ, card));
    }

    @Override
    public Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.some(Cancelled.from(this, why, now));
    }

    /** The terminal forgets the card with the link. */
    @Override
    public Option<TerminalSession> lost(Reason why, TerminalRules rules, Instant now) {
        return cancelled(why, now);
    }
}
