package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Option;

/** An approval that nothing has been delivered for. */
public record Approved(SessionOrder order, Step step, Option<PresentedCard> card, Reservation held, Disposal due)
        implements OpenSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.APPROVED;
    }

    @Override
    public Approved with(Step next, Reservation reservation) {
        return new Approved(order, next, card, reservation, due);
    }
}
