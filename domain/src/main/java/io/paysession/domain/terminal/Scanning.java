package io.paysession.domain.terminal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The terminal waits, or is about to wait, for a card. */
public record Scanning(SessionOrder order, Step step) implements TerminalSession {
    /** A new session. */
    public static Scanning start(SessionOrder order) {
        return new Scanning(order, Step.first(order.createdAt()));
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.SCANNING;
    }

    @Override
    public Option<TerminalSession> cardRead(PresentedCard read, Instant now) {
        Step next = step.next(now, Reason.CARD_READ);
        Option<PresentedCard> card = Option.some(read);
        return Option.some(
                switch (order.wanted().mode()) {
                    case AUTOMATIC -> new AuthorizationWanted(order, next, card);
                    case MANUAL -> new CardRead(order, next, card);
                });
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(Cancelling.of(this, now));
    }

    @Override
    public Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.some(Cancelled.from(this, why, now));
    }
}
