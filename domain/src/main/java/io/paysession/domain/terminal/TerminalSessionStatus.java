package io.paysession.domain.terminal;

/** Where a session on a terminal stands, in the words of the API. */
public enum TerminalSessionStatus {
    SCANNING(Phase.BEFORE_APPROVAL),
    CARD_READ(Phase.BEFORE_APPROVAL),
    AUTHORIZING(Phase.BEFORE_APPROVAL),
    APPROVED(Phase.UNDISPOSED),
    DELIVERING(Phase.UNDISPOSED),
    COMMITTING(Phase.UNDISPOSED),
    COMMITTED(Phase.OVER),
    VOIDING(Phase.UNDISPOSED),
    VOIDED(Phase.OVER),
    DECLINED(Phase.OVER),
    CANCELLED(Phase.OVER),
    UNKNOWN(Phase.UNDISPOSED),
    EXPIRED(Phase.OVER);

    private enum Phase {
        BEFORE_APPROVAL,
        UNDISPOSED,
        OVER
    }

    private final Phase phase;

    TerminalSessionStatus(Phase phase) {
        this.phase = phase;
    }

    /** Whether it occupies the terminal: there is one such session at a time (source: psp-protocol 7.4). */
    public boolean occupiesTerminal() {
        return phase == Phase.BEFORE_APPROVAL;
    }

    /** Whether a cardholder's money is, or may be, reserved, so that a commit or a void is owed. */
    public boolean isUndisposed() {
        return phase == Phase.UNDISPOSED;
    }

    /** Whether nothing more will happen by itself. */
    public boolean isOver() {
        return phase == Phase.OVER;
    }
}
