package io.paysession.adapter.rest;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.TimeSource;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.SampleTerminalSessions;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Cancelling;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays the process in charge of a merchant's terminals: does to their sessions what a script says, as soon as one is
 * ready for it.
 */
final class TerminalDriver {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final InMemoryTerminalStore store;
    private final TerminalSignals signals;
    private final TimeSource time;
    private final ConcurrentMap<TerminalKey, Lease> leases = new ConcurrentHashMap<>();

    TerminalDriver(InMemoryTerminalStore store, TerminalSignals signals, TimeSource time) {
        this.store = store;
        this.signals = signals;
        this.time = time;
    }

    /** {@code ONLINE}, {@code card HASH PAN}, {@code approved 17 [1000]}, {@code confirmed} … */
    void plays(String terminal, String script) {
        playsUnheard(terminal, script);
        signals.changed(key(terminal));
    }

    private static final TerminalRules COMMITTING = new TerminalRules(
            TerminalRules.DEFAULT.sessionTimeout(),
            DisposalAction.COMMIT,
            TerminalRules.DEFAULT.safetyMargin(),
            TerminalRules.DEFAULT.authorizationTime(),
            false);

    /** Plays it as another process would: nobody in this one is told. */
    void playsUnheard(String terminal, String script) {
        TerminalKey key = key(terminal);
        String[] words = script.split(" ");
        switch (words[0]) {
            case "CONNECTING", "ONLINE", "OFFLINE", "OTHER_DEVICE" -> report(key, TerminalStatus.valueOf(words[0]));
            case "device" -> meet(key, DeviceSerial.parse(words[1]));
            case "found" -> find(key, Long.parseLong(words[1]));
            default -> step(key, words);
        }
    }

    private static TerminalKey key(String terminal) {
        return new TerminalKey(RestServer.MERCHANT, new TerminalId(terminal));
    }

    private void meet(TerminalKey key, Option<DeviceSerial> device) {
        if (store.leases()
                .recognise(lease(key), known -> known.meets(device, false))
                .isEmpty()) {
            throw new AssertionError("No lease of " + key);
        }
    }

    /** An approval that nobody here asked for, of too many of them. */
    private void find(TerminalKey key, long number) {
        Approval approval = new Approval(number, Option.none(), PresentedCard.UNKNOWN);
        SessionOrder order = SampleTerminalSessions.stranger(key, time.now());
        TerminalSession stray = Unknown.stranger(order, approval, Reason.UNDECIDED, TerminalRules.DEFAULT);
        if (store.sessions().addStray(stray, lease(key)) != Written.WRITTEN) {
            throw new AssertionError("Not stored: " + number);
        }
    }

    private void report(TerminalKey key, TerminalStatus status) {
        // Registering a terminal anew ends the lease of it.
        if (!store.leases().report(lease(key), status)) {
            leases.remove(key);
            if (!store.leases().report(lease(key), status)) {
                throw new AssertionError("No lease of " + key);
            }
        }
    }

    private void step(TerminalKey key, String[] words) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            for (TerminalSession session : store.sessions().unfinished(key)) {
                Option<TerminalSession> next = next(session, words);
                if (next.isDefined() && wrote(session, next.get())) {
                    return;
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("No session is ready for: " + String.join(" ", words));
    }

    private boolean wrote(TerminalSession session, TerminalSession next) {
        TerminalKey key = session.order().terminal();
        Written written = store.sessions().replace(session, next, lease(key));
        if (written == Written.LEASE_LOST) {
            leases.remove(key);
        }
        return written == Written.WRITTEN;
    }

    private Option<TerminalSession> next(TerminalSession session, String[] words) {
        Instant now = time.now();
        return switch (words[0]) {
            case "card" -> session.cardRead(card(words), TerminalRules.DEFAULT, now);
            case "driver-card" ->
                session.cardRead(PresentedCard.proprietary(Option.some(words[1])), TerminalRules.DEFAULT, now);
            case "authorizing" -> session.authorizationStarts(now);
            case "approved" -> session.approved(approval(session, words), TerminalRules.DEFAULT, now);
            case "cancelled" ->
                session instanceof Cancelling ? session.cancelled(Reason.CANCEL_REQUESTED, now) : Option.none();
            case "late" ->
                session instanceof Cancelling
                        ? session.approved(approval(session, words), TerminalRules.DEFAULT, now)
                        : Option.none();
            case "cancellation-lost" ->
                session instanceof Cancelling
                        ? session.lost(Reason.LINK_LOST, TerminalRules.DEFAULT, now)
                        : Option.none();
            case "confirmed" -> session.disposed(now);
            case "refused" -> session.refused(TerminalRules.DEFAULT, now);
            case "charged-by-itself" -> session.timePasses(now.plus(Duration.ofDays(30)), COMMITTING);
            case "unanswered" -> session.notDisposed(Reason.DISPOSAL_UNANSWERED, now);
            case "metered" -> session.meter(money(session, words[1]), now).toOption();
            case "updated" -> session.updated(Reason.UPDATED, money(session, words[1]), now);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static PresentedCard card(String[] words) {
        return words.length < 3
                ? PresentedCard.UNKNOWN
                : new PresentedCard(Option.some(words[1]), Option.some(words[2]));
    }

    private static Approval approval(TerminalSession session, String[] words) {
        Option<Money> partial = words.length > 2 ? Option.some(money(session, words[2])) : Option.none();
        return new Approval(Long.parseLong(words[1]), partial, PresentedCard.UNKNOWN);
    }

    private static Money money(TerminalSession session, String minorUnits) {
        return new Money(Long.parseLong(minorUnits), session.order().amount().currency());
    }

    private synchronized Lease lease(TerminalKey key) {
        if (!leases.containsKey(key)) {
            store.leases().take("driver", Duration.ofDays(3650), 100).forEach(lease -> leases.put(lease.key(), lease));
        }
        return Option.of(leases.get(key)).getOrElseThrow(() -> new AssertionError("No such terminal: " + key));
    }
}
