package io.paysession.adapter.psp.simulator;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A simulated terminal at its wire. Used by the thread of {@link TerminalSimulator} only. */
final class Station {
    private final Consumer<SessionChange> journal;
    private SimulatedTerminal terminal;
    private @Nullable Wire wire;

    Station(SimulatedTerminal terminal, Consumer<SessionChange> journal) {
        this.terminal = terminal;
        this.journal = journal;
    }

    /** Where the bytes go. */
    interface Wire {
        /** Sends, now or soon. */
        void send(byte[] bytes);

        /** Ends after what was sent. */
        void close();
    }

    SimulatedTerminal terminal() {
        return terminal;
    }

    /** A host came; whoever was there before is sent away (U-2). */
    void attach(Wire fresh, List<Output> outputs) {
        Wire before = wire;
        wire = fresh;
        if (before != null) {
            before.close();
        }
        perform(outputs);
    }

    /** Another device stands here from now on; its host has to come anew. */
    SimulatedTerminal exchange(SimulatedTerminal other, Instant now) {
        perform(terminal.unplugged(now));
        perform(other.unplugged(now));
        // A terminal that was taken from here before has hung up already, and not on this host.
        hangUp();
        SimulatedTerminal before = terminal;
        terminal = other;
        return before;
    }

    boolean isAttached(Wire other) {
        return wire == other;
    }

    void detach(List<Output> outputs) {
        wire = null;
        perform(outputs);
    }

    private void hangUp() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }

    /** In order: a change is kept before anything behind it is sent. */
    void perform(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Changed changed) {
                journal.accept(changed.change());
            } else if (wire != null && output instanceof Output.Send send) {
                wire.send(send.bytes().toArray());
            } else if (output instanceof Output.Close) {
                hangUp();
            }
        }
    }
}
