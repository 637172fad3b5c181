package io.paysession.adapter.psp;

/**
 * The door to terminals that speak the Payter Session Protocol. It names the facts of the protocol that other modules
 * need; the link to terminals opens here when card-present sessions are built.
 */
public final class PspAdapter {
    /** The TCP port that a terminal of the Apollo family listens on unless configured otherwise (psp-protocol 1.1). */
    public static final int DEFAULT_TCP_PORT = 3201;

    private PspAdapter() {}
}
