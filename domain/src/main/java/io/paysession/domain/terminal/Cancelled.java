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

/** The card's visit ended before an approval. */
public record Cancelled(SessionOrder order, Step step, Option<PresentedCard> card) implements TerminalSession {
    static Cancelled from(TerminalSession session, Reason why, Instant now) {
        return new Cancelled(session.order(), session.step().next(now, why), session.card());
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.CANCELLED;
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return Either.right(this);
    }

    @Override
    public Option<TerminalSession> approved(Approval approval, TerminalRules rules, Instant now) {
        return Option.some(Voiding.late(this, approval, rules, now));
    }
}
