package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The money has been released. */
public record Voided(SessionOrder order, Step step, Option<PresentedCard> card, Reservation held, boolean confirmed)
        implements DisposedSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.VOIDED;
    }

    @Override
    public Option<Money> finalAmount() {
        return Option.some(order.nothing());
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
