package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.simulator.Output;
import io.paysession.adapter.psp.simulator.SimulatedTerminal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One terminal's network: it delivers late and in pieces, in order, and breaks in the middle of a byte stream. */
final class SimulatedNetwork {
    private static final int LATENCY_MICROS = 20_000;

    private final VirtualTime time;
    private final Random random;
    private SimulatedTerminal terminal;
    private final Trace trace;
    private Connection current = new Connection(new NoHost());
    private boolean unplugged;

    SimulatedNetwork(VirtualTime time, Random random, SimulatedTerminal terminal, Trace trace) {
        this.time = time;
        this.random = random;
        this.terminal = terminal;
        this.trace = trace;
    }

    /** A host's end. */
    interface End {
        void connected(Connection connection);

        void disconnected(Connection connection);

        void received(Connection connection, byte[] bytes);
    }

    /** One connection, or the attempt. */
    final class Connection {
        private final End host;
        private boolean open;
        private long toTerminal;
        private long toHost;

        Connection(End host) {
            this.host = host;
        }

        void send(byte[] bytes) {
            trace.add("host", bytes);
            toTerminal = deliver(bytes, toTerminal, part -> run(terminal.received(part, time.terminalNow())));
        }

        /** The host's end closes; what is on its way to the terminal still arrives. */
        void closeByHost() {
            if (open) {
                time.at(Math.max(toTerminal, time.now()), () -> {
                    if (current == this && open) {
                        open = false;
                        run(terminal.disconnected(time.terminalNow()));
                    }
                });
            }
        }

        private long deliver(byte[] bytes, long notBefore, Receiver receiver) {
            int cut = bytes.length > 1 && random.nextInt(4) == 0 ? 1 + random.nextInt(bytes.length - 1) : bytes.length;
            long at = notBefore;
            for (byte[] part : List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length))) {
                if (part.length > 0) {
                    at = Math.max(at, time.now() + 1000L * random.nextInt(LATENCY_MICROS));
                    time.at(at, () -> {
                        if (current == this && open) {
                            receiver.receive(part);
                        }
                    });
                }
            }
            return at;
        }

        private void breakNow() {
            if (open) {
                open = false;
                host.disconnected(this);
            }
        }
    }

    private interface Receiver {
        void receive(byte[] bytes);
    }

    private static final class NoHost implements End {
        @Override
        public void connected(Connection connection) {}

        @Override
        public void disconnected(Connection connection) {}

        @Override
        public void received(Connection connection, byte[] bytes) {}
    }

    /** A host connects. A terminal talks to one host: the new one replaces the old. */
    Connection connect(End host) {
        Connection connection = new Connection(host);
        if (unplugged) {
            time.in(Duration.ofMillis(200), () -> host.disconnected(connection));
            return connection;
        }
        time.in(Duration.ofMillis(1 + random.nextInt(50)), () -> {
            current.breakNow();
            current = connection;
            connection.open = true;
            run(terminal.connected(time.terminalNow()));
            if (connection.open) {
                host.connected(connection);
            }
        });
        return connection;
    }

    /** Nobody can connect for a time. */
    void unplug(Duration span) {
        cut();
        unplugged = true;
        time.in(span, () -> unplugged = false);
    }

    /** The cable is pulled: whatever is on its way is lost. */
    void cut() {
        if (current.open) {
            trace.incident("a cable was pulled");
            List<Output> outputs = terminal.disconnected(time.terminalNow());
            current.breakNow();
            run(outputs);
        }
    }

    /** The device that is at the address. */
    SimulatedTerminal terminal() {
        return terminal;
    }

    /** Somebody puts another device there. */
    void exchange(SimulatedTerminal other) {
        trace.incident(Outcome.EXCHANGED);
        cut();
        run(terminal.unplugged(time.terminalNow()));
        terminal = other;
    }

    /** Carries out what the terminal wants. */
    void run(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Send send) {
                byte[] bytes = send.bytes().toArray();
                trace.add("terminal", bytes);
                Connection connection = current;
                connection.toHost = connection.deliver(
                        bytes, connection.toHost, part -> connection.host.received(connection, part));
            } else if (output instanceof Output.Close) {
                Connection closing = current;
                time.at(Math.max(closing.toHost, time.now()), closing::breakNow);
            } else if (output instanceof Output.Changed changed) {
                trace.add(changed.change().toString());
            }
        }
    }

    /** Does what is due in the terminal. */
    void expire() {
        run(terminal.expire(time.terminalNow()));
    }
}
