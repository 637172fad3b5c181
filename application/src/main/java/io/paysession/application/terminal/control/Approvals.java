package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Finds the session that an approval belongs to. None is ever dropped: what belongs to nobody is released. While a session
 * of the terminal cannot be read, nothing is guessed: what seems to be nobody's may be its, and waits for somebody to say.
 */
final class Approvals {
    private final Journal journal;
    private final TerminalRules rules;
    private final Device device;
    private final LastTries lastTries;
    private final FoundApprovals found;

    Approvals(Journal journal, TerminalRules rules, Device device, LastTries lastTries, FoundApprovals found) {
        this.journal = journal;
        this.rules = rules;
        this.device = device;
        this.lastTries = lastTries;
        this.found = found;
    }

    /** Whether the terminal says that this belongs to a session that is not the waiting one. */
    boolean isAnothers(Option<Long> number, Option<TerminalSessionId> waiting) {
        return ofNumber(number)
                .exists(session -> !waiting.contains(session.order().id()));
    }

    /**
     * An approval has come.
     *
     * @param number  the number that the terminal repeats, if it does
     * @param waiting the session that waits for one
     */
    void come(Approval approval, Option<Long> number, Option<TerminalSessionId> waiting, Instant now) {
        if (number.isEmpty() && isAmbiguous(approval, waiting, now)) {
            missFormer(approval, now);
            waiting.forEach(unsure -> {
                boolean unusedElsewhere = journal.write(unsure, session -> session.lost(Reason.NO_ANSWER, rules, now));
            });
            return;
        }
        if (number.isDefined() ? isRepeated(approval, number.get()) : isRepeated(waiting, approval, now)) {
            return;
        }
        missFormer(approval, now);
        Option<TerminalSession> owner = ofNumber(number)
                .orElse(number.isEmpty() ? waiting.flatMap(journal::find) : Option.none())
                .orElse(() -> guessed(approval, waiting, now));
        if (!owner.exists(session -> give(approval, session, now))) {
            found.store(List.of(approval), mayBeSomebodys(approval), now);
        }
    }

    private Option<TerminalSession> guessed(Approval approval, Option<TerminalSessionId> waiting, Instant now) {
        return mayBeSomebodys(approval)
                ? Option.none()
                : waiting.flatMap(journal::find)
                        .orElse(journal.recent()
                                .find(session -> isOf(session, approval) && takes(session, approval, now)));
    }

    /** Whether somebody has a claim to it who cannot be told: by a row that is damaged, or a device that tells nothing. */
    private boolean mayBeSomebodys(Approval approval) {
        long number = approval.terminalSessionId();
        return journal.mayBeUnreadables(number, device.reader())
                || device.isSilent()
                        && journal.mayBeFormers(number, device.reader().generation());
    }

    /**
     * The terminal lists open approvals; those that nobody knows are released.
     *
     * @return false if some may belong to somebody who has no claim to them any more
     */
    boolean found(Seq<Long> terminalSessionIds, Instant now) {
        Seq<Long> unexplained = terminalSessionIds.reject(this::isHeld);
        Seq<Long> nobodys = unexplained.reject(this::isMissed).reject(id -> isKnown(id, now));
        Seq<Approval> listed = nobodys.map(this::listed);
        boolean unsure = listed.exists(this::mayBeSomebodys);
        found.store(unsure ? listed : listed.reject(approval -> isUnseens(approval, now)), unsure, now);
        return !unsure && nobodys.size() == unexplained.size();
    }

    /** Whether it can be the one of a session that has waited for it, which is told then. */
    private boolean isUnseens(Approval approval, Instant now) {
        return journal.recent()
                .find(session -> session.status() == TerminalSessionStatus.UNKNOWN
                        && isOf(session, approval)
                        && takes(session, approval, now))
                .exists(session -> give(approval, session, now));
    }

    /**
     * Whether that was said before. What was found in a list and is being released can be anybody's, whatever the number.
     */
    private boolean isRepeated(Approval approval, long number) {
        return journal.recent()
                .filter(session -> holds(session, approval))
                .exists(session ->
                        session.order().number() == number || session.status() == TerminalSessionStatus.VOIDING);
    }

    private boolean isRepeated(Option<TerminalSessionId> waiting, Approval approval, Instant now) {
        return !isAwaited(waiting, approval, now) && journal.recent().exists(session -> holds(session, approval));
    }

    /**
     * Whether it can be said again of a session that holds this number, or be the answer for the waiting one by a terminal
     * that has lost its memory. A commit could then reach the wrong cardholder: neither session is worth that.
     */
    private boolean isAmbiguous(Approval approval, Option<TerminalSessionId> waiting, Instant now) {
        Option<String> told = approval.card().hash();
        return isAwaited(waiting, approval, now)
                && journal.unfinished()
                        .filter(session -> holds(session, approval) && !isLost(session))
                        .exists(holder -> told.isEmpty()
                                || holder.card().flatMap(PresentedCard::hash).forAll(told.get()::equals));
    }

    private boolean isAwaited(Option<TerminalSessionId> waiting, Approval approval, Instant now) {
        return waiting.flatMap(journal::find).exists(session -> takes(session, approval, now));
    }

    /** A number is unique among open approvals: the one that had it is gone, and nobody knows how (U-29). */
    private void missFormer(Approval approval, Instant now) {
        journal.unfinished().filter(session -> holds(session, approval)).forEach(session -> {
            boolean unusedElsewhere = journal.write(session.order().id(), former -> former.notFound(false, now));
        });
    }

    private boolean isHeld(long terminalSessionId) {
        return journal.unfinished().exists(session -> holds(session, listed(terminalSessionId)) && !isLost(session));
    }

    /** Whether it was gone from the terminal before. */
    private boolean isMissed(long terminalSessionId) {
        return journal.unfinished().exists(session -> holds(session, listed(terminalSessionId)) && isLost(session));
    }

    private static boolean isLost(TerminalSession session) {
        return session.status() == TerminalSessionStatus.UNKNOWN;
    }

    /** Another device's approval of the same number is another one. */
    private boolean holds(TerminalSession session, Approval approval) {
        return isOf(session, approval)
                && session.reservation().exists(held -> held.terminalSessionId() == approval.terminalSessionId());
    }

    private boolean isOf(TerminalSession session, Approval approval) {
        return device.has(session, approval.card().reader());
    }

    /** What is known of an approval that the device that is there has listed. */
    private Approval listed(long terminalSessionId) {
        return new Approval(terminalSessionId, Option.none(), PresentedCard.UNKNOWN).by(device.reader());
    }

    /**
     * What was committed must never be voided, even if the terminal still lists it; and of what it should have disposed of by
     * itself, and has not, it gets what was wanted.
     */
    private boolean isKnown(long terminalSessionId, Instant now) {
        Option<TerminalSession> holder = journal.lastHolder(terminalSessionId, device.reader())
                .filter(session -> isOf(session, listed(terminalSessionId)));
        holder.filter(TerminalSession::isToBeTried).forEach(session -> lastTries.stillOpen(session, now));
        return holder.exists(session -> session.status() == TerminalSessionStatus.COMMITTED || isLeftAlone(session));
    }

    /**
     * Nothing is done about it here, though the terminal lists it: something else than a void was wanted of it, or somebody
     * sees to it elsewhere. Former versions did not store what was wanted, only that it was not a void. What has ended there
     * is not it.
     */
    private static boolean isLeftAlone(TerminalSession session) {
        return session.status() == TerminalSessionStatus.EXPIRED
                && session.step().reason() != Reason.NOT_FOUND
                && (session.wanted().isDefined()
                        || session.step().reason() == Reason.CLOSE_REQUESTED
                        || session.expiry().isEmpty()
                                && session.needsAttention()
                                && !session.order().isStranger());
    }

    private Option<TerminalSession> ofNumber(Option<Long> number) {
        return number.flatMap(
                told -> journal.recent().find(session -> session.order().number() == told));
    }

    private boolean takes(TerminalSession session, Approval approval, Instant now) {
        return session.approved(approval, rules, now).isDefined();
    }

    private boolean give(Approval approval, TerminalSession session, Instant now) {
        return journal.write(session.order().id(), current -> current.approved(approval, rules, now));
    }
}
