package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The reserved amounts that merchants want to change. To ask twice for the same total does no harm. */
final class Updates {
    private final Journal journal;
    private final TerminalLink link;
    private final Device device;
    private final TerminalLink.Clearance clearance;
    private Option<TerminalSessionId> current = Option.none();
    private Option<Money> asked = Option.none();
    /** Sessions whose last change was not answered. */
    private final Set<TerminalSessionId> unanswered = new HashSet<>();

    Updates(Journal journal, TerminalLink link, Device device, TerminalLink.Clearance clearance) {
        this.journal = journal;
        this.link = link;
        this.device = device;
        this.clearance = clearance;
    }

    /** One change; none if there is none. */
    Option<TerminalRequest> next() {
        return journal.unfinished()
                .filter(device::owes)
                .find(session ->
                        session.disposal().isDefined() && newTotal(session).isDefined())
                .map(session -> new TerminalRequest(Asked.UPDATE, () -> ask(session)));
    }

    private void ask(TerminalSession session) {
        Reservation held = session.reservation().get();
        current = Option.some(session.order().id());
        asked = held.newTotal();
        link.update(held.terminalSessionId(), held.newTotal().get(), clearance);
    }

    /** The terminal was not asked. */
    void notSent() {
        current = Option.none();
    }

    /** If another total is wanted meanwhile, its own answer will tell what is reserved. */
    void answered(Reason how, Money total, Instant now) {
        Option<Money> answered = asked;
        current.forEach(unanswered::remove);
        current.forEach(id -> journal.fact(
                id, session -> newTotal(session).equals(answered) ? session.updated(how, total, now) : Option.none()));
        current = Option.none();
    }

    /** Nothing proves that the refusal was for this, so that a lower total may have taken effect. */
    void refused(Instant now) {
        current.flatMap(journal::find)
                .flatMap(TerminalSession::reservation)
                .forEach(held -> answered(Reason.UPDATE_UNCERTAIN, held.ceiling(), now));
        current = Option.none();
    }

    /** A terminal that does not answer twice never will; it must be free for other things. */
    void linkIsLost(Instant now) {
        current.forEach(id -> {
            if (!unanswered.add(id)) {
                refused(now);
            }
        });
        current = Option.none();
    }

    private static Option<Money> newTotal(TerminalSession session) {
        return session.reservation().flatMap(Reservation::newTotal);
    }
}
