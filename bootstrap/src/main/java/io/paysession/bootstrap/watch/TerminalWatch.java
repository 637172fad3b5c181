package io.paysession.bootstrap.watch;

import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TerminalSessions.Owed;
import io.paysession.application.port.Terminals;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what is owed to cardholders and which terminals are away, and warns before a deadline is missed. */
public final class TerminalWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalWatch.class);
    private static final long PERIOD_SECONDS = 5;
    private static final int MOST_NAMES = 100;

    private final TerminalSessions sessions;
    private final Terminals terminals;
    private final Duration margin;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "terminal-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Seen seen = new Seen(new Owed(0, 0, Option.none(), 0), List.empty(), List.empty());

    /**
     * What was seen last.
     *
     * @param offline the names of terminals that are away, a hundred at most
     * @param otherDevice the names of terminals at whose address another device is, a hundred at most
     */
    public record Seen(Owed owed, Seq<TerminalKey> offline, Seq<TerminalKey> otherDevice) {
        /** The age of the oldest undisposed session. */
        long oldestSeconds(Instant now) {
            return owed.oldest()
                    .map(created -> Math.max(0, Duration.between(created, now).toSeconds()))
                    .getOrElse(0L);
        }
    }

    private TerminalWatch(TerminalSessions sessions, Terminals terminals, Duration margin) {
        this.sessions = sessions;
        this.terminals = terminals;
        this.margin = margin;
    }

    /** @param margin how long before a terminal's own deadline an undisposed session is worth a warning */
    public static TerminalWatch start(TerminalSessions sessions, Terminals terminals, Duration margin) {
        TerminalWatch watch = new TerminalWatch(sessions, terminals, margin);
        var unusedHandle = watch.timer.scheduleWithFixedDelay(watch::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    public Seen seen() {
        return seen;
    }

    private void look() {
        try {
            Seen before = seen;
            Seen now = new Seen(
                    sessions.owed(Instant.now().plus(margin)),
                    terminals.offline(MOST_NAMES),
                    terminals.otherDevice(MOST_NAMES));
            seen = now;
            warn(before, now);
        } catch (RuntimeException failure) {
            // A timer forgets a task that throws; the database's own health is told elsewhere.
            LOG.warn(
                    "What is owed on terminals could not be read: {}",
                    failure.getClass().getName());
        }
    }

    private static void warn(Seen before, Seen now) {
        if (now.owed().endangered() > before.owed().endangered()) {
            LOG.warn(
                    "{} undisposed terminal sessions are about to be disposed of by their terminals",
                    now.owed().endangered());
        }
        if (now.owed().needAttention() > before.owed().needAttention()) {
            LOG.warn(
                    "{} terminal sessions need attention; list them with GET .../terminal/{id}/session?attention=true",
                    now.owed().needAttention());
        }
        now.offline()
                .removeAll(before.offline())
                .forEach(terminal -> LOG.warn("Terminal {} cannot be reached", terminal));
        now.otherDevice()
                .removeAll(before.otherDevice())
                .forEach(terminal -> LOG.warn(
                        "Another device is at the address of terminal {}; it is not worked with until that is put right",
                        terminal));
        before.otherDevice()
                .removeAll(now.otherDevice())
                .forEach(terminal -> LOG.info("Terminal {} has no other device at its address any more", terminal));
        before.offline()
                .removeAll(now.offline())
                .forEach(terminal -> LOG.info("Terminal {} is no longer offline", terminal));
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("The look at the terminals is still waiting for the database");
        }
    }
}
