package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Option;

/** Goods or energy are being delivered for an approval. */
public record Delivering(SessionOrder order, Step step, Option<PresentedCard> card, Reservation held, Disposal due)
        implements OpenSession {
    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.DELIVERING;
    }

    @Override
    public Delivering with(Step next, Reservation reservation) {
        return new Delivering(order, next, card, reservation, due);
    }
}
