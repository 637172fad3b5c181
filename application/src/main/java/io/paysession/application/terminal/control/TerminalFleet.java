package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.math.BigInteger;
import java.time.Duration;

/** The terminals that this process is in charge of. */
public final class TerminalFleet {
    private static final int NAME_BYTES = 16;

    private final ControlPorts ports;
    private final ControlSettings settings;
    private final TerminalSignals signals;
    private final String holder;

    /**
     * A fleet without terminals yet, of a holder with a fresh name.
     *
     * @param ports what it needs from the world
     * @param settings what the operator has decided
     * @param signals where to hear that a merchant has asked for something
     */
    public TerminalFleet(ControlPorts ports, ControlSettings settings, TerminalSignals signals) {
        this.ports = ports;
        this.settings = settings;
        this.signals = signals;
        this.holder = new BigInteger(1, ports.randomness().exactly(NAME_BYTES)).toString(Character.MAX_RADIX);
    }

    /**
     * Takes terminals that nobody is in charge of; to be called again and again.
     *
     * @param limit the most to take at once, at least 1
     * @return the leases of terminals that it is in charge of from now on; empty if there is nothing to take
     */
    public Seq<Lease> takeOver(int limit) {
        return ports.leases().take(holder, settings.leaseTime(), limit);
    }

    /**
     * {@return who is in charge of a terminal that was just taken over} To be called by one thread at a time.
     *
     * @param lease a lease that {@link #takeOver} has brought
     * @param link the way to that terminal
     */
    public TerminalController control(Lease lease, TerminalLink link) {
        return new TerminalController(lease, link, ports, settings, signals);
    }

    /**
     * Prolongs the leases, well within their time, and says for which terminals it still has one.
     *
     * @return the terminals for which it still has a lease: all others are somebody else's
     */
    public Set<TerminalKey> keep() {
        return ports.leases().renew(holder, settings.leaseTime());
    }

    /**
     * {@return the terminals of which merchants have asked for something lately, in any process}
     *
     * @param within how far to look back
     */
    public Set<TerminalKey> asked(Duration within) {
        return ports.leases().asked(holder, within);
    }

    /** {@return how long the leases last} */
    public Duration leaseTime() {
        return settings.leaseTime();
    }

    /** Leaves all terminals to others. */
    public void release() {
        ports.leases().release(holder);
    }
}
