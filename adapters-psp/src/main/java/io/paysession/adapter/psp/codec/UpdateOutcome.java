package io.paysession.adapter.psp.codec;

/** What became of Update Session; the ordinal is the code (source: psp-protocol 4.11). */
public enum UpdateOutcome {
    /** The new total is reserved. */
    APPROVED,
    /** Less than the new total is reserved. */
    PARTIALLY_APPROVED,
    /** Nothing changed. */
    DECLINED
}
