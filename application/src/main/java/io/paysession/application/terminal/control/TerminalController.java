package io.paysession.application.terminal.control;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * In charge of one terminal: a state machine that never waits. It is told what the terminal says, that somebody asked
 * for something, and that time has passed; it stores what that means and asks the terminal for the next thing. What is to be
 * done follows from what is stored, never from who called, so that a restart is nothing special.
 *
 * <p>To be used by one thread at a time.
 */
public final class TerminalController implements TerminalLink.Listener {
    private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(1);

    /**
     * How often another device than the one that is meant is asked again, if it does not tell who it is, or if the right one
     * may come back unnoticed.
     */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private enum Phase {
        DOWN,
        /** It is not known yet whether it is the right device. */
        ARRIVED,
        /** It is not the right device. */
        STRANGE,
        RECOVERING,
        ENABLED
    }

    private final TerminalLink link;
    private final ControlPorts ports;
    private final ControlSettings settings;
    private final boolean isExchangedUnnoticed;
    private final Journal journal;
    private final Device device;
    private final CardTransaction cardTransaction;
    private final Approvals approvals;
    private final Disposals disposals;
    private final Updates updates;
    private final CrossCheck crossCheck;
    private final LastTries lastTries;
    private final Clearances clearances;

    private Phase phase = Phase.DOWN;
    private Instant downSince;
    private final Instant firstContactEnds;
    private boolean contacted;
    private TerminalStatus status = TerminalStatus.CONNECTING;
    private Option<TerminalStatus> reported = Option.none();
    private Asked asked = Asked.NOTHING;
    private Option<Instant> retryAt = Option.none();
    private Option<Instant> askAgainAt = Option.none();
    private boolean isAskedAgain;

    TerminalController(
            Lease lease, TerminalLink link, ControlPorts ports, ControlSettings settings, TerminalSignals signals) {
        this.link = link;
        this.ports = ports;
        this.settings = settings;
        isExchangedUnnoticed = lease.terminal().isExchangedUnnoticed();
        journal = new Journal(ports, lease, signals);
        clearances = new Clearances(journal, ports);
        cardTransaction = new CardTransaction(journal, link, settings.rules(), clearances);
        device = new Device(settings.acceptsSilentDevices());
        lastTries = new LastTries(journal, device);
        approvals = new Approvals(
                journal,
                settings.rules(),
                device,
                lastTries,
                new FoundApprovals(
                        journal, lease.terminal(), ports.randomness(), settings.rules(), settings.strangers()));
        disposals = new Disposals(journal, link, device, settings.rules(), clearances);
        updates = new Updates(journal, link, device, clearances);
        crossCheck = new CrossCheck(journal, lease.terminal(), settings.rules(), approvals, device, lastTries);
        Instant now = ports.time().now();
        downSince = now.minus(lease.unattended());
        firstContactEnds = now.plus(settings.firstContact());
    }

    /** Takes over what another process, or this one before a restart, has left behind. */
    public void begin() {
        Instant now = now();
        journal.fact(disposals::mayHaveBeenTried);
        journal.fact(() -> cardTransaction.isLost(now));
        proceed();
    }

    /** Something may have been stored by somebody else. */
    public void wake() {
        journal.becomesStale();
        proceed();
    }

    /** It is, or may be, {@link #nextExpiry}. */
    public void timePasses() {
        proceed();
    }

    /** {@return when it wants to be told that time has passed; none if only something new will tell} */
    public Option<Instant> nextExpiry() {
        if (retryAt.isDefined() || isOver()) {
            return retryAt;
        }
        Seq<Instant> deadlines = journal.unfinished().flatMap(TerminalSession::nextDeadline);
        return deadlines
                .appendAll(Option.when(status == TerminalStatus.CONNECTING, firstContactEnds))
                .appendAll(isAtWork() && asked == Asked.NOTHING ? nextRequests() : List.empty())
                .appendAll(endOfPatience())
                .appendAll(askAgainAt)
                .min();
    }

    /** When there may be something to ask for though nothing new has come. */
    private Seq<Instant> nextRequests() {
        return clearances
                .nextLook()
                .<Seq<Instant>>map(List::of)
                .getOrElse(() -> disposals.nextAttempts().appendAll(crossCheck.nextTime()));
    }

    /** {@return whether another process is in charge now, so that this one must break the link and be forgotten} */
    public boolean isOver() {
        return journal.isLeaseLost();
    }

    @Override
    public void ready(Option<DeviceSerial> told) {
        phase = Phase.ARRIVED;
        contacted = true;
        asked = Asked.NOTHING;
        device.arrives(told);
        proceed();
    }

    @Override
    public void enabled() {
        if (answers(Asked.ENABLE)) {
            phase = Phase.ENABLED;
            status = TerminalStatus.ONLINE;
        }
        proceed();
    }

    @Override
    public void lost() {
        Instant now = now();
        boolean wasOfUse = phase == Phase.ENABLED && asked != Asked.START;
        downSince = wasOfUse ? now : downSince;
        phase = Phase.DOWN;
        status = contacted && !isAskedAgain ? TerminalStatus.OFFLINE : status;
        isAskedAgain = false;
        asked = Asked.NOTHING;
        askAgainAt = Option.none();
        cardTransaction.ends();
        disposals.linkIsLost(now);
        lastTries.linkIsLost();
        updates.linkIsLost(now);
        journal.fact(() -> cardTransaction.isLost(now));
        proceed();
    }

    @Override
    public void started() {
        boolean unusedLate = answers(Asked.START);
        proceed();
    }

    @Override
    public void cardRead(PresentedCard card) {
        Instant now = now();
        PresentedCard read = card.readBy(device.reader());
        cardTransaction.holdsCard();
        cardTransaction
                .current()
                .forEach(id -> journal.fact(id, session -> session.cardRead(read, settings.rules(), now)));
        proceed();
    }

    @Override
    public void approved(Approval approval, Option<Long> number) {
        Instant now = now();
        Option<TerminalSessionId> waiting = cardTransaction.current();
        boolean answered = answers(Asked.AUTHORIZE);
        boolean anothers = approvals.isAnothers(number, waiting);
        Approval said = approval.by(device.reader());
        journal.fact(() -> approvals.come(said, number, waiting, now));
        if (answered && anothers) {
            // The link took it for the answer, and would not hear the real one.
            link.reconnect();
        } else if (answered) {
            cardTransaction.ends();
        }
        proceed();
    }

    @Override
    public void declined(Reason why) {
        if (answers(Asked.AUTHORIZE)) {
            Instant now = now();
            cardTransaction.current().forEach(id -> journal.fact(id, session -> session.declined(why, now)));
            cardTransaction.ends();
        }
        proceed();
    }

    @Override
    public void cancelled() {
        if (asked == Asked.START || asked == Asked.AUTHORIZE || asked == Asked.CANCEL) {
            asked = Asked.NOTHING;
        }
        cardTransaction.ends(Reason.CANCELLED_BY_TERMINAL, now());
        proceed();
    }

    @Override
    public void disposed() {
        if (answers(Asked.DISPOSE)) {
            disposals.confirmed(now());
        }
        proceed();
    }

    @Override
    public void updated(Reason how, Money total) {
        if (answers(Asked.UPDATE)) {
            updates.answered(how, total, now());
        }
        proceed();
    }

    @Override
    public void listed(Seq<Long> terminalSessionIds) {
        if (answers(Asked.LIST)) {
            Instant now = now();
            if (disposals.isChecking()) {
                disposals.listed(terminalSessionIds, now);
            } else {
                journal.fact(() -> crossCheck.listed(terminalSessionIds, now));
            }
        }
        proceed();
    }

    @Override
    public void refused(TerminalLink.Fault fault) {
        Asked refused = asked;
        asked = Asked.NOTHING;
        if (fault == TerminalLink.Fault.NOT_SENT) {
            notSent(refused);
        } else {
            refused(refused, fault);
        }
        proceed();
    }

    private void notSent(Asked withheld) {
        clearances.wasMissing();
        switch (withheld) {
            case START -> cardTransaction.ends();
            case DISPOSE -> disposals.notSent();
            case UPDATE -> updates.notSent();
            case NOTHING, ENABLE, AUTHORIZE, CANCEL, LIST -> {}
        }
    }

    private void refused(Asked what, TerminalLink.Fault fault) {
        switch (what) {
            case NOTHING -> {}
            case ENABLE -> link.reconnect();
            case START -> startRefused(fault);
            case AUTHORIZE -> cardTransaction.ends(Reason.REFUSED_BY_TERMINAL, now());
            case CANCEL -> cancelRefused(fault);
            case DISPOSE -> disposeRefused(fault);
            case UPDATE -> updates.refused(now());
            case LIST -> listRefused();
        }
    }

    private void startRefused(TerminalLink.Fault fault) {
        if (fault == TerminalLink.Fault.WRONG_STATE && cardTransaction.stumbles()) {
            link.reconnect();
        } else {
            cardTransaction.ends(Reason.REFUSED_BY_TERMINAL, now());
        }
    }

    private void cancelRefused(TerminalLink.Fault fault) {
        if (fault == TerminalLink.Fault.NO_TRANSACTION) {
            cardTransaction.ends(Reason.CANCELLED_BY_TERMINAL, now());
        } else {
            link.reconnect();
        }
    }

    private void disposeRefused(TerminalLink.Fault fault) {
        if (fault == TerminalLink.Fault.UNEXPLAINED && crossCheck.isPossible()) {
            disposals.check();
            asked = Asked.LIST;
            link.listSessions();
            return;
        }
        disposals.refused(fault, now());
        if (fault == TerminalLink.Fault.WRONG_STATE) {
            link.reconnect();
        }
    }

    private void listRefused() {
        if (disposals.isChecking()) {
            disposals.refused(TerminalLink.Fault.UNEXPLAINED, now());
        } else {
            crossCheck.isRefused();
        }
    }

    /** Whether that was asked, which is now answered. */
    private boolean answers(Asked question) {
        boolean answered = asked == question;
        asked = answered ? Asked.NOTHING : asked;
        return answered;
    }

    /** Stores what has happened, and does what is to be done next. */
    private void proceed() {
        boolean settled = isRecognised() && journal.settle() && reportStatus();
        if (settled) {
            act(now());
        }
        boolean again = !settled || journal.isInDoubt();
        retryAt = Option.when(again && !isOver(), () -> now().plus(RETRY_AFTER_OUTAGE));
    }

    private void act(Instant now) {
        journal.unfinished().forEach(session -> {
            boolean unusedEarly =
                    journal.intend(session.order().id(), current -> current.timePasses(now, settings.rules()));
        });
        cardTransaction.giveUp(hopeless(now), now);
        if (phase != Phase.DOWN) {
            disposals.holdBack(now);
        }
        if (isAtWork() && !isOver() && !journal.isInDoubt()) {
            ask(now);
        } else if (askAgainAt.exists(time -> !now.isBefore(time))) {
            askAgainAt = Option.none();
            isAskedAgain = true;
            link.reconnect();
        }
    }

    private boolean isAtWork() {
        return phase == Phase.RECOVERING || phase == Phase.ENABLED;
    }

    /** Why nobody who stands in front of the terminal needs to wait any longer; none if there is hope. */
    private Option<Reason> hopeless(Instant now) {
        return phase == Phase.STRANGE
                ? Option.some(Reason.OTHER_DEVICE)
                : endOfPatience().filter(end -> !now.isBefore(end)).map(end -> Reason.TERMINAL_OFFLINE);
    }

    /** Before anything is decided, the store must know which device is there, and say whether it is the right one. */
    private boolean isRecognised() {
        try {
            if (device.isUnstored()) {
                journal.recognise(device.told()).forEach(device::isStored);
            }
        } catch (OutageException outage) {
            return false;
        }
        if (phase == Phase.ARRIVED && !device.isUnstored()) {
            begins(now());
        }
        return !isOver();
    }

    private void begins(Instant now) {
        if (device.isOther()) {
            phase = Phase.STRANGE;
            status = TerminalStatus.OTHER_DEVICE;
            askAgainAt = Option.when(device.isSilent() || isExchangedUnnoticed, () -> now.plus(ASK_AGAIN));
        } else {
            phase = Phase.RECOVERING;
            crossCheck.begin(now);
        }
    }

    private void ask(Instant now) {
        if (asked == Asked.AUTHORIZE) {
            cardTransaction.askToStopAuthorizing();
        }
        if (asked != Asked.NOTHING || clearances.isAwaited(now)) {
            return;
        }
        if (!crossCheck.isPossible()) {
            journal.attempt(() -> lastTries.beginAll(now));
        }
        if (isOver() || journal.isInDoubt()) {
            return;
        }
        Option<TerminalRequest> next = next(now);
        if (isOver() || journal.isInDoubt()) {
            return;
        }
        next.forEach(request -> {
            asked = request.what();
            request.sending().run();
        });
    }

    /** What the terminal is to be asked for next; to be asked only if what that needs could be stored. */
    private Option<TerminalRequest> next(Instant now) {
        Option<TerminalRequest> owed = disposals.next(now);
        if (owed.isDefined()) {
            return owed;
        }
        if (crossCheck.isDue(now)) {
            return Option.some(new TerminalRequest(Asked.LIST, link::listSessions));
        }
        return phase == Phase.RECOVERING
                ? Option.some(new TerminalRequest(Asked.ENABLE, link::enable))
                : cardTransaction.next(now).orElse(updates::next);
    }

    /** When a session has waited long enough for a terminal that is away; none if none does. */
    private Option<Instant> endOfPatience() {
        boolean waits = phase != Phase.ENABLED
                && journal.visitor().exists(session -> session.status() == TerminalSessionStatus.SCANNING);
        return Option.when(
                waits,
                () -> journal.visitor()
                        .map(session -> session.step().at())
                        .filter(downSince::isBefore)
                        .getOrElse(downSince)
                        .plus(settings.offlinePatience()));
    }

    private boolean reportStatus() {
        if (status == TerminalStatus.CONNECTING && !now().isBefore(firstContactEnds)) {
            status = TerminalStatus.OFFLINE;
        }
        if (reported.contains(status)) {
            return true;
        }
        try {
            journal.report(status);
            reported = Option.some(status);
            return !isOver();
        } catch (OutageException outage) {
            return false;
        }
    }

    private Instant now() {
        return ports.time().now();
    }
}
