package io.paysession.adapter.psp.simulator;

/** Who a {@link TerminalSimulator} tells what happens, from its thread. */
public interface SimulationListener {
    /** A session changed; it is on disk already. */
    void changed(SessionChange change);

    /** What somebody typed was not understood, or asked for help. */
    void said(String text);
}
