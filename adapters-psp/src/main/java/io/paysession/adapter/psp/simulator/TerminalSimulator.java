package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.simulator.SimulationSettings.Serial;
import io.paysession.adapter.psp.simulator.SimulationSettings.Tcp;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Simulated terminals on real wires. One thread does everything; a serial line has a second one, which only reads. A
 * failure that is not a host's hanging up ends the simulator and is told by {@link #await}.
 */
public final class TerminalSimulator implements AutoCloseable {
    private static final int BUFFER_SIZE = 4096;

    private final SimulationSettings settings;
    private final SimulationListener listener;
    private final Option<SessionsFile> file;
    private final List<Station> stations = new ArrayList<>();
    private final List<ServerSocketChannel> servers = new ArrayList<>();
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
    private final Selector selector;
    private Option<SerialWire> serial = Option.none();
    private volatile boolean closing;

    private TerminalSimulator(SimulationSettings settings, SimulationListener listener) throws IOException {
        this.settings = settings;
        this.listener = listener;
        this.file = settings.sessionsFile().map(SessionsFile::new);
        this.selector = Selector.open();
    }

    /**
     * Opens the ports and begins.
     *
     * @throws IllegalArgumentException if a port, a device or the sessions file cannot be used
     */
    public static TerminalSimulator start(SimulationSettings settings, SimulationListener listener) {
        try {
            TerminalSimulator simulator = new TerminalSimulator(settings, listener);
            try {
                simulator.open();
            } catch (IOException | RuntimeException failed) {
                simulator.release();
                throw failed;
            }
            thread("terminal-simulator", simulator::run).start();
            return simulator;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The TCP ports, in order; none for a serial line. */
    public List<Integer> ports() {
        return servers.stream()
                .map(server -> {
                    try {
                        return TcpPorts.port(server);
                    } catch (IOException closed) {
                        throw new UncheckedIOException(closed);
                    }
                })
                .toList();
    }

    /** Does what somebody typed; see {@link Keyboard#HELP}. */
    public void type(String line) {
        later(() -> {
            try {
                String typed = line.strip();
                if (typed.isEmpty() || typed.equals("help")) {
                    listener.said(Keyboard.HELP);
                } else if (typed.equals("exchange")) {
                    exchange();
                } else if (typed.startsWith("replace ")) {
                    replace(typed.substring("replace ".length()).strip());
                } else {
                    stations.forEach(
                            station -> station.perform(Keyboard.type(line, station.terminal(), Instant.now())));
                }
            } catch (IllegalArgumentException wrong) {
                listener.said(String.valueOf(wrong.getMessage()));
            }
        });
    }

    private void exchange() {
        Instant now = Instant.now();
        SimulatedTerminal moving = stations.get(stations.size() - 1).terminal();
        for (Station station : stations) {
            moving = station.exchange(moving, now);
        }
        listener.said("Every terminal is at the next address");
    }

    private void replace(String serial) {
        Instant now = Instant.now();
        for (int i = 0; i < stations.size(); i++) {
            Identity identity = settings.terminal().identity().withSerialNumber(serial + (i + 1));
            SimulatedTerminal fresh = new SimulatedTerminal(
                    settings.terminal().with(identity), new Random(settings.seed() + stations.size() + i));
            SimulatedTerminal unusedTakenAway = stations.get(i).exchange(fresh, now);
        }
        listener.said("There are new devices");
    }

    /** Every session of every terminal. */
    public List<Ledger> ledgers() {
        CompletableFuture<List<Ledger>> answer = new CompletableFuture<>();
        later(() -> {
            boolean unusedSinceOnlyHere = answer.complete(stations.stream()
                    .map(station -> station.terminal().ledger())
                    .toList());
        });
        return answer.join();
    }

    /** Waits until it is closed, or fails. */
    public void await() {
        Void unusedNothing = end.join();
    }

    @Override
    public void close() {
        closing = true;
        Selector unusedSinceItIsTheSame = selector.wakeup();
        await();
    }

    private void open() throws IOException {
        if (settings.place() instanceof Tcp tcp) {
            servers.addAll(TcpPorts.open(tcp));
            for (int i = 0; i < servers.size(); i++) {
                ServerSocketChannel server = servers.get(i);
                server.configureBlocking(false);
                Station station = station(i);
                SelectionKey unusedSinceTheSelectorKnows = server.register(selector, SelectionKey.OP_ACCEPT, station);
            }
        } else if (settings.place() instanceof Serial line) {
            SerialWire wire = SerialWire.open(line.device(), line.baud());
            serial = Option.some(wire);
            Station station = station(0);
            later(() -> station.attach(wire, station.terminal().connected(Instant.now())));
            thread("terminal-simulator-serial", () -> readSerial(station, wire)).start();
        }
    }

    /** Nothing happens to it before all of them are there: what happens is written to a file with all sessions. */
    private Station station(int index) {
        List<OpenSession> open = file.map(each -> each.load(index)).getOrElse(List.of());
        Identity own = settings.terminal().identity();
        Identity identity = index == 0 ? own : Identity.numbered(index + 1).with(own.manner());
        SimulatedTerminal terminal =
                new SimulatedTerminal(settings.terminal().with(identity), new Random(settings.seed() + index), open);
        Station station = new Station(terminal, this::keep);
        stations.add(station);
        settings.faults().forEach(fault -> later(() -> station.perform(terminal.inject(fault, Instant.now()))));
        return station;
    }

    private void keep(SessionChange change) {
        file.forEach(each -> each.save(stations.stream()
                .map(station -> station.terminal().openSessions())
                .toList()));
        listener.changed(change);
    }

    private void run() {
        try {
            while (!closing) {
                int unusedSinceTheKeysAreRead = selector.select(this::serve, millisToNextExpiry());
                for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
                    request.run();
                }
                Instant now = Instant.now();
                stations.forEach(station -> station.perform(station.terminal().expire(now)));
            }
            release();
            boolean unusedSinceOnlyHere = end.complete(null);
        } catch (IOException | RuntimeException | Error failure) {
            fail(failure);
        }
    }

    private void fail(Throwable failure) {
        try {
            release();
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
        boolean unusedSinceTheFirstCounts = end.completeExceptionally(failure);
    }

    /** 0 would mean for ever, so that whatever is due is waited for a millisecond. */
    private long millisToNextExpiry() {
        Instant now = Instant.now();
        long shortest = Duration.ofMinutes(1).toMillis();
        for (Station station : stations) {
            Option<Instant> next = station.terminal().nextExpiry();
            if (next.isDefined() && next.get().isBefore(now.plusMillis(shortest))) {
                shortest = Math.max(1, Duration.between(now, next.get()).toMillis() + 1);
            }
        }
        return shortest;
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel(), (Station) key.attachment());
            } else {
                Connection connection = (Connection) key.attachment();
                if (key.isWritable()) {
                    connection.wire().flush();
                }
                if (key.isValid() && key.isReadable()) {
                    read((SocketChannel) key.channel(), connection);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A host and the terminal that it talks to. */
    private record Connection(Station station, TcpWire wire) {}

    private void accept(ServerSocketChannel server, Station station) throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        TcpWire wire = new TcpWire(channel, key);
        key.attach(new Connection(station, wire));
        station.attach(wire, station.terminal().connected(Instant.now()));
    }

    private void read(SocketChannel channel, Connection connection) {
        buffer.clear();
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException reset) {
            // A host may vanish in any way: it is gone.
            count = -1;
        }
        Station station = connection.station();
        if (!station.isAttached(connection.wire())) {
            connection.wire().close();
        } else if (count < 0) {
            station.detach(station.terminal().disconnected(Instant.now()));
            connection.wire().close();
        } else {
            station.perform(station.terminal().received(buffer.array(), 0, count, Instant.now()));
        }
    }

    private void readSerial(Station station, SerialWire wire) {
        try {
            wire.read(bytes -> later(() -> received(station, wire, bytes)));
        } catch (RuntimeException gone) {
            later(() -> {
                throw gone;
            });
        }
    }

    /** A line that the terminal would have hung up, by a reboot or a fault, is up again with the next byte. */
    private static void received(Station station, SerialWire wire, byte[] bytes) {
        if (!station.isAttached(wire)) {
            station.attach(wire, station.terminal().connected(Instant.now()));
        }
        station.perform(station.terminal().received(bytes, Instant.now()));
    }

    private void later(Runnable request) {
        boolean unusedSinceUnbounded = requests.add(request);
        Selector unusedSinceItIsTheSame = selector.wakeup();
    }

    private void release() {
        serial.forEach(SerialWire::shutDown);
        try {
            Iterator<SelectionKey> keys = selector.keys().iterator();
            while (keys.hasNext()) {
                keys.next().channel().close();
            }
            TcpPorts.close(servers);
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
