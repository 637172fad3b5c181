package io.paysession.adapter.psp.link;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.terminal.control.TerminalController;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/** One server process: it takes the terminal over when it can, and dies or sleeps when it must. */
final class SimulatedHost {
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Duration RESTART = Duration.ofSeconds(3);

    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final LinkSettings settings;
    private final Supplier<TerminalFleet> birth;
    private final TerminalSignals signals;
    private final Trace trace;
    private TerminalFleet fleet;
    private Option<Duty> duty = Option.none();
    private int life;
    private long asleepUntil;
    private long lookedAt;

    SimulatedHost(
            VirtualTime time,
            SimulatedNetwork network,
            LinkSettings settings,
            Supplier<TerminalFleet> birth,
            TerminalSignals signals,
            Trace trace) {
        this.time = time;
        this.network = network;
        this.settings = settings;
        this.birth = birth;
        this.signals = signals;
        this.trace = trace;
        this.fleet = birth.get();
    }

    /** Begins to look for something to do. */
    void start() {
        round(life);
    }

    /** Dies, and is started again after a time. */
    void crash(Duration down) {
        trace.incident("a process died");
        forget();
        int next = ++life;
        time.in(down, () -> {
            if (next == life) {
                fleet = birth.get();
                round(next);
            }
        });
    }

    /** Does nothing for a time and does not notice. */
    void sleep(Duration sleep) {
        asleepUntil = time.now() + sleep.toNanos();
    }

    /** When it has something to do though nothing new has come. */
    long nextExpiry() {
        return duty.map(charge -> Math.max(charge.nextExpiry(), asleepUntil)).getOrElse(Long.MAX_VALUE);
    }

    void timePasses() {
        duty.forEach(charge -> alive(charge, charge::timePasses));
    }

    private void round(int ofLife) {
        if (ofLife != life) {
            return;
        }
        time.in(ROUND, () -> round(ofLife));
        if (time.now() < asleepUntil) {
            return;
        }
        protect(() -> {
            try {
                if (duty.isEmpty()) {
                    fleet.takeOver(1).forEach(this::takeOver);
                } else if (fleet.keep().isEmpty()) {
                    forget();
                } else {
                    wakeForCommands();
                }
            } catch (OutageException away) {
                trace.incident("the store was away");
            }
        });
    }

    /** A request may be stored though nobody could say so: whoever asked has not heard, and nor have we. */
    private void wakeForCommands() {
        long now = time.now();
        boolean asked =
                !fleet.asked(Duration.ofNanos(now - lookedAt).plus(ROUND)).isEmpty();
        lookedAt = now;
        if (asked) {
            duty.forEach(charge -> alive(charge, charge.controller::wake));
        }
    }

    private void takeOver(Lease lease) {
        trace.add("lease " + lease.epoch());
        if (lease.epoch() > 1) {
            trace.incident("another process took over");
        }
        Duty begun = new Duty(lease);
        duty = Option.some(begun);
        alive(begun, begun.controller::begin);
    }

    private void alive(Duty whose, Runnable step) {
        if (!duty.contains(whose)) {
            return;
        }
        if (time.now() < asleepUntil) {
            time.at(asleepUntil, () -> alive(whose, step));
            return;
        }
        protect(step);
        if (duty.contains(whose) && whose.controller.isOver()) {
            trace.add("over");
            forget();
        }
    }

    private void protect(Runnable step) {
        try {
            step.run();
        } catch (FaultyStore.Crash dying) {
            crash(RESTART);
        }
    }

    private void forget() {
        duty.forEach(Duty::end);
        duty = Option.none();
    }

    /** In charge of the terminal, under one lease. */
    private final class Duty implements Wire, SimulatedNetwork.End, PspLink.Listening {
        private final Lease lease;
        private final PspLink link;
        private final TerminalController controller;
        private final TerminalSignals.Subscription requests;
        private Option<SimulatedNetwork.Connection> connection = Option.none();
        private Option<TerminalController> made = Option.none();

        Duty(Lease lease) {
            this.lease = lease;
            link = new PspLink(settings, lease.terminal(), this, time::now, this);
            controller = made.get();
            requests = signals.listenToCommands(
                    lease.key(), () -> time.in(Duration.ZERO, () -> alive(this, controller::wake)));
        }

        @Override
        public TerminalController to(io.paysession.application.port.TerminalLink asked) {
            TerminalController control = fleet.control(lease, asked);
            made = Option.some(control);
            return control;
        }

        long nextExpiry() {
            return Math.min(
                    link.nextExpiry().orElse(Long.MAX_VALUE),
                    controller.nextExpiry().map(time::ofHost).getOrElse(Long.MAX_VALUE));
        }

        void timePasses() {
            link.timePasses();
            if (controller.nextExpiry().exists(due -> !time.hostNow().isBefore(due))) {
                controller.timePasses();
            }
        }

        void end() {
            requests.close();
            close();
        }

        @Override
        public void connect() {
            connection = Option.some(network.connect(this));
        }

        @Override
        public void send(byte[] bytes) {
            connection.forEach(open -> open.send(bytes));
        }

        @Override
        public void close() {
            connection.forEach(SimulatedNetwork.Connection::closeByHost);
            connection = Option.none();
        }

        @Override
        public void connected(SimulatedNetwork.Connection to) {
            hear(to, link::connected);
        }

        @Override
        public void disconnected(SimulatedNetwork.Connection from) {
            hear(from, link::disconnected);
        }

        @Override
        public void received(SimulatedNetwork.Connection from, byte[] bytes) {
            hear(from, () -> link.received(bytes, 0, bytes.length));
        }

        private void hear(SimulatedNetwork.Connection from, Runnable news) {
            alive(this, () -> {
                if (connection.contains(from)) {
                    news.run();
                }
            });
        }
    }
}
