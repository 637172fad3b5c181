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

/**
 * The card's visit is to end, because the merchant wants it or its time is over. Its step says why. If the bank was asked already, an approval may still come: it is released
 * (assumption U-30).
 *
 * @param status where the session stood, and for everybody else still stands
 */
public record Cancelling(SessionOrder order, Step step, TerminalSessionStatus status, Option<PresentedCard> card)
        implements TerminalSession {

    static Cancelling of(TerminalSession session, Reason why, Instant now) {
        return new Cancelling(session.order(), session.step().next(now, why), session.status(), session.card());
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(this);
    }

    @Override
    public Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.some(Cancelled.from(this, why, now));
    }

    @Override
    public Option<TerminalSession> declined(Reason why, Instant now) {
        return Option.some(new Declined(order, step.next(now, why), card));
    }

    @Override
    public Option<TerminalSession> approved(Approval approval, TerminalRules rules, Instant now) {
        return Option.some(Voiding.late(this, approval, rules, now));
    }

    @Override
    public Option<TerminalSession> lost(Reason why, TerminalRules rules, Instant now) {
        return Option.some(
                status == TerminalSessionStatus.AUTHORIZING
                        ? Unknown.unseen(this, why, rules, now)
                        : Cancelled.from(this, why, now));
    }
}
