package io.paysession.adapter.psp;

import io.paysession.adapter.psp.codec.CodecSettings;
import io.paysession.adapter.psp.link.FleetWorker;
import io.paysession.adapter.psp.link.Lines;
import io.paysession.adapter.psp.link.LinkSettings;
import io.paysession.adapter.psp.link.SerialSettings;
import io.paysession.adapter.psp.link.TerminalTrust;
import io.paysession.application.port.TimeSource;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.domain.terminal.device.Terminal;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The door to terminals that speak the Payter Session Protocol: keeps the links of a fleet. */
public final class PspAdapter implements AutoCloseable {
    /** The TCP port that a terminal of the Apollo family listens on unless configured otherwise (psp-protocol 1.1). */
    public static final int DEFAULT_TCP_PORT = 3201;

    private final FleetWorker worker;

    private PspAdapter(FleetWorker worker) {
        this.worker = worker;
    }

    /**
     * Begins to look for terminals that nobody is in charge of, and to work with them.
     *
     * @throws IllegalArgumentException with one line for the operator, if the trusted certificates cannot be read
     */
    public static PspAdapter start(
            PspSettings settings, TerminalFleet fleet, TerminalSignals signals, TimeSource time) {
        return start(settings, fleet, signals, time, Reach.EVERYWHERE);
    }

    /**
     * Where terminals are looked for.
     *
     * @param permitted which terminals are connected to, as of now; asked again every few seconds. Whichever is not
     *                  stays offline. An outage exception leaves it as it was
     * @param forbidden where no connection is ever made; asked about the address that a terminal's host has just been
     *                  found to have
     */
    public record Reach(Supplier<Predicate<Terminal>> permitted, Predicate<InetSocketAddress> forbidden) {
        /** Wherever terminals are registered. */
        public static final Reach EVERYWHERE = new Reach(() -> terminal -> true, address -> false);
    }

    /** The same within some reach. */
    public static PspAdapter start(
            PspSettings settings, TerminalFleet fleet, TerminalSignals signals, TimeSource time, Reach reach) {
        Lines lines = new Lines(
                TerminalTrust.sockets(settings.tlsTrust()),
                new SerialSettings(settings.serial().apollo(), settings.serial().p6x()),
                reach.forbidden(),
                reach.permitted());
        return new PspAdapter(FleetWorker.start(fleet, link(settings), lines, time, signals));
    }

    private static LinkSettings link(PspSettings settings) {
        CodecSettings codec = CodecSettings.standard()
                .withCommitOrder(
                        settings.commitAmountFirst()
                                ? CodecSettings.CommitOrder.AMOUNT_FIRST
                                : CodecSettings.CommitOrder.ID_FIRST);
        LinkSettings.Times times = LinkSettings.Times.DEFAULT.with(
                settings.times().immediate(),
                settings.times().disposal(),
                settings.times().keepAlive());
        return new LinkSettings(codec, settings.rules(), times, settings.extendedBlocks(), settings.p6xPreamble());
    }

    /** Breaks all links and leaves the terminals to others; what is owed stays stored. */
    @Override
    public void close() {
        worker.close();
    }
}
