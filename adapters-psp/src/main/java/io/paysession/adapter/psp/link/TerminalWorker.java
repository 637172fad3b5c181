package io.paysession.adapter.psp.link;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TimeSource;
import io.paysession.application.terminal.control.TerminalController;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.domain.terminal.device.Terminal;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one terminal: it alone calls the {@link PspLink} and the {@link TerminalController}, with what others put
 * into its mailbox, and when it is time.
 */
final class TerminalWorker implements Wire, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalWorker.class);
    private static final int CHUNK = 512;
    /** So many chunks may wait; then the terminal has to, by the means of the network. */
    private static final int MOST_CHUNKS = 64;

    private static final long LOOK_MILLIS = 100;
    /** A wall clock may be set while nobody looks. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** Hints about what others have stored may be lost; then it is seen after so long. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Lines lines;
    private final Workers threads;
    private final TimeSource time;
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final PspLink link;
    private final TerminalController controller;
    private final TerminalSignals.Subscription requests;
    private volatile boolean ended;
    private boolean permitted = true;
    private long lookedAt = System.nanoTime();
    /** The connection, or the attempt, that counts; whatever others still tell is too late. */
    private @Nullable Connection connection;

    TerminalWorker(
            Lease lease,
            TerminalFleet fleet,
            LinkSettings settings,
            Lines lines,
            Workers threads,
            TimeSource time,
            TerminalSignals signals) {
        this.terminal = lease.terminal();
        this.lines = lines;
        this.threads = threads;
        this.time = time;
        Pairing pairing = new Pairing(fleet, lease);
        this.link = new PspLink(settings, terminal, this, System::nanoTime, pairing);
        this.controller = pairing.controller();
        this.requests = signals.listenToCommands(lease.key(), this::wake);
    }

    /** The link needs to know who listens, and who listens whom to ask. */
    private static final class Pairing implements PspLink.Listening {
        private final TerminalFleet fleet;
        private final Lease lease;
        private @Nullable TerminalController controller;

        Pairing(TerminalFleet fleet, Lease lease) {
            this.fleet = fleet;
            this.lease = lease;
        }

        @Override
        public TerminalController to(io.paysession.application.port.TerminalLink link) {
            TerminalController made = fleet.control(lease, link);
            controller = made;
            return made;
        }

        TerminalController controller() {
            TerminalController made = controller;
            if (made == null) {
                throw new IllegalStateException("The link has not asked who listens");
            }
            return made;
        }
    }

    /** Something may have been stored. */
    void wake() {
        mailbox.add(this::look);
    }

    private void look() {
        lookedAt = System.nanoTime();
        controller.wake();
    }

    /** Says what may be connected to from now on; without permission, an existing connection is broken. */
    void permit(Predicate<Terminal> which) {
        boolean may = which.test(terminal);
        mailbox.add(() -> {
            if (permitted && !may) {
                LOG.warn("Terminal {} is not connected to: its merchant may have none there", terminal.key());
                link.disconnected();
            }
            permitted = may;
        });
    }

    /** Stops soon, and breaks the connection. */
    void end() {
        ended = true;
        mailbox.add(() -> {});
    }

    /** Whether nothing more will happen. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public void run() {
        try {
            controller.begin();
            while (!ended && !controller.isOver()) {
                Runnable news = mailbox.poll(nanosToWait(), TimeUnit.NANOSECONDS);
                if (news != null) {
                    news.run();
                }
                if (System.nanoTime() - lookedAt > OWN_LOOK.toNanos()) {
                    look();
                }
                link.timePasses();
                if (controller.nextExpiry().exists(due -> !time.now().isBefore(due))) {
                    controller.timePasses();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error(
                    "Terminal {} cannot be worked with and is begun anew: {} at {}",
                    terminal.key(),
                    failure.getClass().getName(),
                    failure.getStackTrace().length == 0 ? "an unknown place" : failure.getStackTrace()[0],
                    failure);
        } finally {
            ended = true;
            requests.close();
            link.end();
        }
    }

    private long nanosToWait() {
        long wait = LONGEST_WAIT.toNanos();
        OptionalLong linkDue = link.nextExpiry();
        if (linkDue.isPresent()) {
            wait = Math.min(wait, linkDue.getAsLong() - System.nanoTime());
        }
        Option<Instant> due = controller.nextExpiry();
        if (due.isDefined()) {
            Duration rest = Duration.between(time.now(), due.get());
            wait = rest.compareTo(LONGEST_WAIT) < 0 ? Math.min(wait, rest.toNanos()) : wait;
        }
        return Math.max(0, wait);
    }

    @Override
    public void connect() {
        if (!permitted) {
            mailbox.add(link::disconnected);
            return;
        }
        Connection attempt = new Connection();
        connection = attempt;
        try {
            if (terminal.address().isSerial()) {
                threads.executeNative(attempt);
            } else {
                threads.execute(attempt);
            }
        } catch (RejectedExecutionException stopping) {
            end();
        }
    }

    @Override
    public void send(byte[] bytes) {
        if (connection != null) {
            connection.send(bytes);
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
        connection = null;
    }

    /** One attempt to connect, and what is received then. */
    private final class Connection implements Runnable {
        private final Semaphore room = new Semaphore(MOST_CHUNKS);
        private volatile @Nullable Line line;
        private volatile boolean closed;

        @Override
        public void run() {
            try (Line opened = lines.open(terminal)) {
                line = opened;
                if (closed) {
                    return;
                }
                tell(link::connected);
                read(opened.in());
            } catch (IOException broken) {
                LOG.debug("No connection to terminal {}: {}", terminal.key(), broken.getMessage());
            } finally {
                tell(link::disconnected);
            }
        }

        private void read(InputStream in) throws IOException {
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0 && !closed; count = in.read(chunk)) {
                byte[] received = java.util.Arrays.copyOf(chunk, count);
                if (!hasRoom()) {
                    return;
                }
                mailbox.add(() -> {
                    room.release();
                    if (connection == this) {
                        link.received(received, 0, received.length);
                    }
                });
            }
        }

        /** Waits for room, as long as anybody is interested. */
        private boolean hasRoom() {
            try {
                while (!closed) {
                    if (room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        private void tell(Runnable news) {
            mailbox.add(() -> {
                if (connection == this) {
                    news.run();
                }
            });
        }

        void send(byte[] bytes) {
            Line open = line;
            try {
                if (open != null) {
                    open.out().write(bytes);
                    open.out().flush();
                }
            } catch (IOException broken) {
                LOG.debug("Terminal {} cannot be sent to: {}", terminal.key(), broken.getMessage());
                tell(link::disconnected);
            }
        }

        void close() {
            closed = true;
            Line open = line;
            if (open != null) {
                open.close();
            }
        }
    }
}
