package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLink;
import io.paysession.domain.terminal.Cancelling;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Instant;

/** What happens with one card at the terminal: from the begin of scanning to the bank's answer. There is one at a time. */
final class CardTransaction {
    private final Journal journal;
    private final TerminalLink link;
    private final TerminalRules rules;
    private final TerminalLink.Clearance clearance;
    /** The session whose transaction was begun over this link, and is not over. */
    private Option<TerminalSessionId> current = Option.none();
    /** The terminal has read a card, and waits to be told what to do with it. */
    private boolean holdsCard;
    /** A cancel was sent after an authorisation; the first answer ends both. */
    private boolean cancelSent;
    /** The session that found the terminal in a wrong state. */
    private Option<TerminalSessionId> stumbled = Option.none();

    CardTransaction(Journal journal, TerminalLink link, TerminalRules rules, TerminalLink.Clearance clearance) {
        this.journal = journal;
        this.link = link;
        this.rules = rules;
        this.clearance = clearance;
    }

    /** The session that it belongs to. */
    Option<TerminalSessionId> current() {
        return current;
    }

    /** Whether this is the first time that this transaction cannot be begun. */
    boolean stumbles() {
        boolean first = !stumbled.equals(current);
        stumbled = current;
        return first;
    }

    /** Something was answered that ends it. */
    void ends() {
        current = Option.none();
        holdsCard = false;
        cancelSent = false;
    }

    /** A card was read. */
    void holdsCard() {
        holdsCard = true;
    }

    /** It ends without an authorisation. A session that waits for another card has only given one back. */
    void ends(Reason why, Instant now) {
        boolean gaveBack = holdsCard;
        current.forEach(id -> journal.fact(
                id,
                session -> gaveBack && isRestarting(session)
                        ? Option.none()
                        : session.cancelled(endOf(session).getOrElse(why), now)));
        ends();
    }

    /** The terminal has forgotten the card; a session that waits for one can wait on. To be run as a fact. */
    void isLost(Instant now) {
        journal.visitor().forEach(visitor -> {
            boolean unusedWaits =
                    journal.write(visitor.order().id(), session -> session.lost(Reason.LINK_LOST, rules, now));
        });
    }

    /**
     * Stores the end of a transaction that cannot go on, or never began.
     *
     * @param hopeless why nobody needs to wait for a card any more; none if there is hope
     */
    void giveUp(Option<Reason> hopeless, Instant now) {
        Option<TerminalSession> stranded = journal.visitor()
                .filter(session -> !current.contains(session.order().id()));
        stranded.forEach(session -> {
            boolean unusedWaits = journal.intend(
                    session.order().id(),
                    waiting -> isCancelling(waiting)
                            ? waiting.lost(waiting.step().reason(), rules, now)
                            : waiting.lost(Reason.LINK_LOST, rules, now)
                                    .orElse(hopeless.flatMap(why -> waiting.cancelled(why, now))));
        });
    }

    /** The next thing to ask the terminal for; none if there is none. */
    Option<TerminalRequest> next(Instant now) {
        return journal.visitor()
                .flatMap(session -> current.contains(session.order().id()) ? goOn(session, now) : begin(session));
    }

    /** Asks the terminal to give up what it is asking the bank for, if that is wanted. */
    void askToStopAuthorizing() {
        if (!cancelSent && current.flatMap(journal::find).exists(CardTransaction::isCancelling)) {
            cancelSent = true;
            link.cancelSession();
        }
    }

    private Option<TerminalRequest> begin(TerminalSession session) {
        return Option.when(
                session.status() == TerminalSessionStatus.SCANNING && !isCancelling(session),
                () -> new TerminalRequest(Asked.START, () -> start(session)));
    }

    private void start(TerminalSession session) {
        current = Option.some(session.order().id());
        link.startSession(session.order().amount(), session.order().number(), clearance);
    }

    private Option<TerminalRequest> goOn(TerminalSession session, Instant now) {
        if (isCancelling(session) || holdsCard && isRestarting(session)) {
            return Option.some(new TerminalRequest(Asked.CANCEL, link::cancelSession));
        }
        return Option.when(
                isAuthorizing(session)
                        || journal.intend(session.order().id(), wanted -> wanted.authorizationStarts(now)),
                () -> new TerminalRequest(Asked.AUTHORIZE, () -> link.authorize(clearance)));
    }

    /** The intent was stored, although the store could not say so then; it was not carried out. */
    private static boolean isAuthorizing(TerminalSession session) {
        return session.step().reason() == Reason.AUTHORIZATION_STARTED;
    }

    /** The merchant wants another card than the one that was read last. */
    private static boolean isRestarting(TerminalSession session) {
        return session instanceof Scanning && session.step().reason() == Reason.RESTART_REQUESTED;
    }

    private static boolean isCancelling(TerminalSession session) {
        return session instanceof Cancelling;
    }

    /** Why it was to end, before it did. */
    private static Option<Reason> endOf(TerminalSession session) {
        return Option.when(isCancelling(session), () -> session.step().reason());
    }
}
