package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The terminal is to release the money.
 *
 * @param expiry the end that this is tried after; none before it
 */
public record Voiding(
        SessionOrder order,
        Step step,
        Option<PresentedCard> card,
        Reservation held,
        Attempts attempts,
        Option<Expiry> expiry)
        implements DisposingSession {

    static Voiding of(TerminalSession session, Reservation held, Reason why, Instant now) {
        return new Voiding(
                session.order(),
                session.step().next(now, why),
                session.card(),
                held,
                Attempts.atOnce(now),
                Option.none());
    }

    /** For an approval that nobody waits for any more. */
    static Voiding late(TerminalSession session, Approval approval, TerminalRules rules, Instant now) {
        Reservation held = Reservation.of(approval, session.order().asked(), now, rules);
        return new Voiding(
                session.order(),
                session.step().next(now, Reason.LATE_APPROVAL),
                Option.some(approval.cardOf(session.card())),
                held,
                Attempts.atOnce(now),
                Option.none());
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.VOIDING;
    }

    @Override
    public Option<Money> finalAmount() {
        return Option.some(order.nothing());
    }

    @Override
    public Voiding with(Step next, Attempts more) {
        return new Voiding(order, next, card, held, more, expiry);
    }

    @Override
    public Voided done(Step next, boolean confirmed) {
        return new Voided(order, next, card, held, confirmed);
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> commit(Money again, TerminalRules rules, Instant now) {
        return again.isZero() ? Either.right(this) : alreadyDisposed();
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> release(Instant now) {
        return Either.right(this);
    }
}
