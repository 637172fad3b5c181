package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The terminal has been told, or was about to be told, to ask the bank: money may be reserved at any moment. */
public record Authorizing(SessionOrder order, Step step, Option<PresentedCard> card) implements TerminalSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.AUTHORIZING;
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return Either.right(this);
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(Cancelling.of(this, Reason.CANCEL_REQUESTED, now));
    }

    @Override
    public Option<TerminalSession> approved(Approval approval, TerminalRules rules, Instant now) {
        Reason how = approval.partial().isDefined() ? Reason.PARTIALLY_APPROVED : Reason.APPROVED;
        return Option.some(new Approved(
                order,
                step.next(now, how),
                Option.some(approval.cardOf(card)),
                Reservation.of(approval, order.asked(), now, rules),
                order.wanted().disposal().from(now)));
    }

    @Override
    public Option<TerminalSession> declined(Reason why, Instant now) {
        return Option.some(new Declined(order, step.next(now, why), card));
    }

    @Override
    public Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.some(Cancelled.from(this, why, now));
    }

    @Override
    public Option<TerminalSession> lost(Reason why, TerminalRules rules, Instant now) {
        return Option.some(Unknown.unseen(this, why, rules, now));
    }
}
