package io.paysession.adapter.psp.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.psp.codec.Dialect;
import io.paysession.adapter.psp.codec.FrameDecoder;
import io.paysession.adapter.psp.codec.FrameEncoder;
import io.paysession.adapter.psp.codec.FrameSettings;
import io.paysession.adapter.psp.codec.FrameSink;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.SessionRequest;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TimeoutAction;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator through real sockets. */
class TerminalSimulatorTest {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Changes changes = new Changes();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_session_goes_through_a_socket_and_is_told() throws Exception {
        try (TerminalSimulator simulator = start(1, Option.none());
                Host host = new Host(simulator.ports().get(0))) {
            long id = host.approved();
            assertThat(host.ask(new SessionRequest.CommitSession(id, 640))).isEqualTo(LinkResponse.Result.success());
            assertThat(changes.next()).startsWith("APPROVED " + id + " 2500");
            assertThat(changes.next()).startsWith("COMMITTED " + id + " 640");
            assertThat(simulator.ledgers().get(0).violated()).isEmpty();
        }
    }

    @Test
    void a_new_host_replaces_the_one_before() throws Exception {
        try (TerminalSimulator simulator = start(1, Option.none());
                Host before = new Host(simulator.ports().get(0))) {
            before.enable();
            try (Host after = new Host(simulator.ports().get(0))) {
                assertThat(after.ask(new LinkRequest.GetStatus())).isEqualTo(new LinkResponse.StatusResponse(1, false));
                assertThat(before.isClosedByTerminal()).isTrue();
                after.enable();
                assertThat(after.ask(new LinkRequest.GetStatus())).isEqualTo(new LinkResponse.StatusResponse(8, false));
            }
        }
    }

    @Test
    void terminals_have_consecutive_ports_and_do_not_know_each_other() throws Exception {
        try (TerminalSimulator simulator = start(3, Option.none())) {
            List<Integer> ports = simulator.ports();
            assertThat(ports).containsExactly(ports.get(0), ports.get(0) + 1, ports.get(0) + 2);
            try (Host first = new Host(ports.get(0));
                    Host last = new Host(ports.get(2))) {
                long one = first.approved();
                long other = last.approved();
                assertThat(first.ask(new SessionRequest.VoidSession(one))).isEqualTo(LinkResponse.Result.success());
                assertThat(last.ask(new SessionRequest.VoidSession(other))).isEqualTo(LinkResponse.Result.success());
            }
        }
    }

    @Test
    void open_sessions_survive_a_restart_in_a_file() throws Exception {
        Path file = folder.resolve("sessions");
        long open;
        try (TerminalSimulator simulator = start(2, Option.some(file));
                Host host = new Host(simulator.ports().get(1))) {
            long ended = host.approved();
            open = host.approved();
            assertThat(host.ask(new SessionRequest.VoidSession(ended))).isEqualTo(LinkResponse.Result.success());
        }
        try (TerminalSimulator simulator = start(2, Option.some(file));
                Host host = new Host(simulator.ports().get(1))) {
            host.enable();
            assertThat(simulator.ledgers().get(0).entries()).isEmpty();
            assertThat(simulator.ledgers().get(1).open())
                    .extracting(Ledger.Entry::sessionId)
                    .containsExactly(open);
            assertThat(host.ask(new SessionRequest.CommitSession(open, 1))).isEqualTo(LinkResponse.Result.success());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void somebody_may_type() throws Exception {
        try (TerminalSimulator simulator = start(1, Option.none());
                Host host = new Host(simulator.ports().get(0))) {
            simulator.type("answer decline:09");
            simulator.type("dance");
            simulator.type("help");
            assertThat(changes.next()).startsWith("unknown command");
            assertThat(changes.next()).contains("decline:CODE");
            host.enable();
            host.send(SessionRequest.StartSession.of(2500, 10));
            assertThat(host.next()).isInstanceOf(SessionResponse.CardRead.class);
            assertThat(host.ask(new SessionRequest.AuthSession())).isEqualTo(SessionResponse.Declined.withoutReason());
            simulator.type("drop");
            assertThat(host.isClosedByTerminal()).isTrue();
        }
    }

    @Test
    void a_port_that_is_taken_is_an_error_with_one_clear_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SimulationSettings settings = settings(taken.getLocalPort(), 1, Option.none());
            assertThatThrownBy(() -> TerminalSimulator.start(settings, changes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void a_file_that_is_not_ours_is_left_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("letter"), "Dear");
        assertThatThrownBy(() -> start(1, Option.some(file))).hasMessageContaining("no sessions file");
        assertThat(file).hasContent("Dear");
    }

    @Test
    void a_serial_device_that_is_not_there_is_an_error() {
        SimulationSettings settings = new SimulationSettings(
                TerminalSettings.of(TerminalFamily.P6X).with(TerminalTiming.serial()),
                new SimulationSettings.Serial(folder.resolve("no-device").toString(), 57_600),
                List.of(),
                Option.none(),
                1);
        assertThatThrownBy(() -> TerminalSimulator.start(settings, changes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serial device");
    }

    private TerminalSimulator start(int terminals, Option<Path> file) {
        return TerminalSimulator.start(settings(0, terminals, file), changes);
    }

    private static SimulationSettings settings(int port, int terminals, Option<Path> file) {
        return new SimulationSettings(
                TerminalSettings.of(TerminalFamily.APOLLO),
                new SimulationSettings.Tcp("127.0.0.1", port, terminals),
                List.of(),
                file,
                7);
    }

    /** What the simulator tells. */
    private static final class Changes implements SimulationListener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void changed(SessionChange change) {
            told.add(change.kind() + " " + change.sessionId() + " " + change.amount());
        }

        @Override
        public void said(String text) {
            told.add(text);
        }

        String next() throws InterruptedException {
            return String.valueOf(told.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    /** A host on a socket. */
    private static final class Host implements FrameSink, AutoCloseable {
        private final Socket socket;
        private final FrameEncoder encoder = new FrameEncoder(FrameSettings.towardsTerminal());
        private final FrameDecoder decoder = new FrameDecoder(FrameSettings.towardsHost());
        private final Queue<Response> heard = new ArrayDeque<>();
        private final byte[] buffer = new byte[512];

        Host(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        }

        void enable() throws IOException {
            assertThat(ask(new LinkRequest.Synchronize())).isEqualTo(new LinkResponse.Synchronized());
            assertThat(ask(new LinkRequest.Protocol(3, ProtocolOptions.of(ProtocolOptions.APPROVAL_DATA))))
                    .isInstanceOf(LinkResponse.ProtocolConfirmed.class);
            assertThat(ask(new LinkRequest.Setup(3600, TimeoutAction.VOID))).isEqualTo(LinkResponse.Result.success());
            assertThat(ask(new LinkRequest.Enable())).isEqualTo(LinkResponse.Result.success());
        }

        long approved() throws IOException {
            enable();
            send(SessionRequest.StartSession.of(2500, 10));
            assertThat(next()).isInstanceOf(SessionResponse.CardRead.class);
            return ((SessionResponse.Approved) ask(new SessionRequest.AuthSession())).sessionId();
        }

        Response ask(Request request) throws IOException {
            send(request);
            return next();
        }

        void send(Request request) throws IOException {
            socket.getOutputStream().write(encoder.encode(request, Dialect.standard()));
        }

        Response next() throws IOException {
            while (heard.isEmpty()) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    throw new IOException("The terminal hung up");
                }
                decoder.accept(buffer, 0, count, this);
            }
            return heard.remove();
        }

        boolean isClosedByTerminal() throws IOException {
            return socket.getInputStream().read(buffer) < 0;
        }

        @Override
        public void frame(int header, byte[] bytes, int offset, int length) {
            heard.add(Response.decode(header, bytes, offset, length, Dialect.standard(), false));
        }

        @Override
        public void badChecksum() {
            throw new AssertionError("A checksum is bad");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
