package io.paysession.domain.terminal.device;

/** The two families of terminals that speak PSP (source: psp-protocol 8). */
public enum TerminalFamily {
    /** Over TCP, TLS or a serial line; partial approvals, amount updates, reasons for refusals; no list of sessions. */
    APOLLO(true, false),
    /** Over a serial line; it can list its open sessions. */
    P6X(false, true);

    private final boolean updatesAmounts;
    private final boolean listsSessions;

    TerminalFamily(boolean updatesAmounts, boolean listsSessions) {
        this.updatesAmounts = updatesAmounts;
        this.listsSessions = listsSessions;
    }

    /** {@return whether the reserved amount of an approved session can be changed} */
    public boolean updatesAmounts() {
        return updatesAmounts;
    }

    /** {@return whether it can say which sessions are open in it} */
    public boolean listsSessions() {
        return listsSessions;
    }
}
