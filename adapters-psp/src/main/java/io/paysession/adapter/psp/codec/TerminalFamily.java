package io.paysession.adapter.psp.codec;

/** The two kinds of terminals (source: psp-protocol 8). */
public enum TerminalFamily {
    /** TCP, TLS or serial; extended blocks, details, partial approvals, updates. */
    APOLLO(0x1F),
    /** Serial; can list its open sessions. */
    P6X(0x03);

    private final int optionMask;

    TerminalFamily(int optionMask) {
        this.optionMask = optionMask;
    }

    /** The options of Protocol that the family knows (source: psp-protocol 3.2; U-10). */
    public ProtocolOptions supported(ProtocolOptions wished) {
        return wished.masked(optionMask);
    }
}
