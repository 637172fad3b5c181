package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Option;
import java.time.Instant;

/** The bank said no; nothing is reserved. */
public record Declined(SessionOrder order, Step step, Option<PresentedCard> card) implements TerminalSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.DECLINED;
    }

    @Override
    public Option<TerminalSession> approved(Approval approval, TerminalRules rules, Instant now) {
        return Option.some(Voiding.late(this, approval, rules, now));
    }
}
