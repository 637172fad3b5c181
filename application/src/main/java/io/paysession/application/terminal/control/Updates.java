package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Reason;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Instant;

/** The reserved amounts that merchants want to change. To ask twice for the same total does no harm. */
final class Updates {
    private final Journal journal;
    private final TerminalLink link;
    private Option<TerminalSessionId> current = Option.none();

    Updates(Journal journal, TerminalLink link) {
        this.journal = journal;
        this.link = link;
    }

    /** Asks the terminal for one change. False if there is none. */
    boolean ask() {
        Option<TerminalSession> wanted = journal.unfinished()
                .find(session ->
                        session.disposal().isDefined() && newTotal(session).isDefined());
        wanted.forEach(session -> {
            Reservation held = session.reservation().get();
            current = Option.some(session.order().id());
            link.update(held.terminalSessionId(), held.newTotal().get());
        });
        return wanted.isDefined();
    }

    void answered(Reason how, Money total, Instant now) {
        current.forEach(id -> journal.fact(id, session -> session.updated(how, total, now)));
        current = Option.none();
    }

    void refused(Instant now) {
        current.forEach(id -> journal.fact(
                id,
                session -> session.reservation()
                        .flatMap(held -> session.updated(Reason.UPDATE_DECLINED, held.ceiling(), now))));
        current = Option.none();
    }

    void linkIsLost() {
        current = Option.none();
    }

    private static Option<Money> newTotal(TerminalSession session) {
        return session.reservation().flatMap(Reservation::newTotal);
    }
}
