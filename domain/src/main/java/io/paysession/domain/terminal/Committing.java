package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The terminal is to take the amount.
 *
 * @param former what it is again if the terminal refuses; none if the amount is reserved, and asked for again and again
 * @param expiry the end that this is tried after; none before it
 */
public record Committing(
        SessionOrder order,
        Step step,
        Option<PresentedCard> card,
        Reservation held,
        Money amount,
        Attempts attempts,
        Option<Former> former,
        Option<Expiry> expiry)
        implements DisposingSession {

    static Committing of(OpenSession session, Money amount, Reason why, Instant now) {
        return new Committing(
                session.order(),
                session.step().next(now, why),
                session.card(),
                session.held(),
                amount,
                Attempts.atOnce(now),
                Option.none(),
                Option.none());
    }

    /** The same for more than is surely reserved. */
    Committing unlessRefused(Former open) {
        return new Committing(order, step, card, held, amount, attempts, Option.some(open), expiry);
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.COMMITTING;
    }

    @Override
    public Option<Money> finalAmount() {
        return Option.some(amount);
    }

    @Override
    public Committing with(Step next, Attempts more) {
        return new Committing(order, next, card, held, amount, more, former, expiry);
    }

    @Override
    public Option<TerminalSession> refused(TerminalRules rules, Instant now) {
        return former.<TerminalSession>map(open -> open.after(this, rules, now))
                .orElse(() -> DisposingSession.super.refused(rules, now));
    }

    @Override
    public Committed done(Step next, boolean confirmed) {
        return new Committed(order, next, card, held, amount, confirmed);
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> commit(Money again, TerminalRules rules, Instant now) {
        return again.equals(amount) ? Either.right(this) : alreadyDisposed();
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> release(Instant now) {
        return alreadyDisposed();
    }
}
