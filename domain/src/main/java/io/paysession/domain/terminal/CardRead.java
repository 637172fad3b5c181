package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOperation;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A card was read, and the merchant is to say what to do with it.
 *
 * @param until when the person has gone who showed it; none for never
 */
public record CardRead(SessionOrder order, Step step, Option<PresentedCard> card, Option<Instant> until)
        implements TerminalSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.CARD_READ;
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return isOverdue(now)
                ? Either.left(new TerminalRefusal.NotNow(SessionOperation.AUTHORIZE, status()))
                : Either.right(new AuthorizationWanted(order, step.next(now, Reason.AUTHORIZE_REQUESTED), card));
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(Cancelling.of(this, Reason.CANCEL_REQUESTED, now));
    }

    /** The terminal still holds this card, and has to give it back before it can wait for the next one. */
    @Override
    public Either<TerminalRefusal, TerminalSession> restart(TerminalRules rules, Instant now) {
        return isOverdue(now)
                ? Either.left(new TerminalRefusal.NotNow(SessionOperation.RESTART, status()))
                : Either.right(new Scanning(
                        order,
                        step.next(now, Reason.RESTART_REQUESTED),
                        rules.cardTimes().endOfScan(now)));
    }

    @Override
    public Option<Instant> nextDeadline() {
        return until;
    }

    @Override
    public Option<TerminalSession> timePasses(Instant now, TerminalRules rules) {
        return Option.when(isOverdue(now), () -> Cancelling.of(this, Reason.DECISION_TIMEOUT, now));
    }

    private boolean isOverdue(Instant now) {
        return until.exists(end -> !now.isBefore(end));
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
