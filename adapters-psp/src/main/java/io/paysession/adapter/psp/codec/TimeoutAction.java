package io.paysession.adapter.psp.codec;

/** What the terminal does with a session that nobody disposed of in time (source: psp-protocol 3.3). */
public enum TimeoutAction {
    /** Charges the full reserved amount; code 00. */
    COMMIT,
    /** Releases it; code 01. */
    VOID
}
