package io.paysession.domain.terminal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** A card was read, and the merchant is to say what to do with it. */
public record CardRead(SessionOrder order, Step step, Option<PresentedCard> card) implements TerminalSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.CARD_READ;
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return Either.right(new AuthorizationWanted(order, step.next(now, Reason.AUTHORIZE_REQUESTED), card));
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(Cancelling.of(this, now));
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
