package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What was wanted of approvals that the terminal should have disposed of by itself: its clock may be slower than ours, or
 * stand still without power (assumption U-11), so that it is asked once more. Terminals use numbers again, so that this is
 * done only where the number cannot be another cardholder's.
 */
final class LastTries {
    private final Journal journal;
    private final Device device;
    /** Sessions that need not be looked at over this link any more. */
    private final Set<TerminalSessionId> seen = new HashSet<>();

    LastTries(Journal journal, Device device) {
        this.journal = journal;
        this.device = device;
    }

    void linkIsLost() {
        seen.clear();
    }

    /** For a terminal that cannot list what it has: it is asked for everything that is owed. */
    void beginAll(Instant now) {
        journal.toBeTried()
                .filter(device::owes)
                .forEach(session -> once(
                        session,
                        () -> isHarmless(session)
                                && journal.write(session.order().id(), over -> over.lastTry(now))));
    }

    /** Once the store has said everything that it was asked: after an outage it is looked at again. */
    private void once(TerminalSession session, BooleanSupplier look) {
        TerminalSessionId id = session.order().id();
        if (!seen.contains(id)) {
            boolean unusedUnwanted = look.getAsBoolean();
            boolean unusedFirst = seen.add(id);
        }
    }

    /** The terminal has listed the open approvals: what is not among them has ended there. */
    void listed(Seq<Long> terminalSessionIds, Instant now) {
        journal.toBeTried()
                .filter(device::owes)
                .filter(session ->
                        session.reservation().forAll(held -> !terminalSessionIds.contains(held.terminalSessionId())))
                .forEach(session -> {
                    boolean unusedKnown = journal.write(session.order().id(), over -> over.notFound(false, now));
                });
    }

    /** The terminal lists an approval whose last holder is this one, although its time is over. */
    void stillOpen(TerminalSession holder, Instant now) {
        once(holder, () -> isFree(holder) && journal.writeStored(holder, over -> over.lastTry(now)));
    }

    private boolean isHarmless(TerminalSession session) {
        Option<TerminalSession> last = session.reservation()
                .map(Reservation::terminalSessionId)
                .flatMap(number -> journal.lastHolder(number, device.reader()));
        return last.exists(holder -> holder.order().id().equals(session.order().id())) && isFree(session);
    }

    /** An approval that nobody saw may have the number now. It would be voided as well, but never committed. */
    private boolean isFree(TerminalSession session) {
        boolean isVoid = session.wanted().exists(wanted -> wanted.isZero());
        return isVoid
                || session.reservation().forAll(held -> !journal.hasUnseenSince(held.approvedAt()))
                        && !journal.hasUnreadable();
    }
}
