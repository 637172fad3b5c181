package io.paysession.domain.terminal.answer;

/** Where a session on a terminal stands, in the words of the API. */
public enum TerminalSessionStatus {
    /** The terminal waits for a card. */
    SCANNING(Phase.BEFORE_APPROVAL),
    /** A card was read, and the merchant is to say whether to go on with it. */
    CARD_READ(Phase.BEFORE_APPROVAL),
    /** The terminal asks the bank, or is about to. */
    AUTHORIZING(Phase.BEFORE_APPROVAL),
    /** Money is reserved. */
    APPROVED(Phase.UNDISPOSED),
    /** Money is reserved, and what it is for is being delivered. */
    DELIVERING(Phase.UNDISPOSED),
    /** The terminal is to take the money; until it confirms that, the commit is owed. */
    COMMITTING(Phase.UNDISPOSED),
    /** The terminal has taken the money. */
    COMMITTED(Phase.OVER),
    /** The terminal is to release the money; until it confirms that, the void is owed. */
    VOIDING(Phase.UNDISPOSED),
    /** The terminal has released the money. */
    VOIDED(Phase.OVER),
    /** The bank or the terminal has said no; nothing is reserved. */
    DECLINED(Phase.OVER),
    /** It ended before anything was reserved. */
    CANCELLED(Phase.OVER),
    /** Whether money is reserved is not known; the terminal is asked as soon as it can be. */
    UNKNOWN(Phase.UNDISPOSED),
    /** The terminal has disposed of it by itself. */
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

    /** {@return whether it occupies the terminal: there is one such session at a time (source: psp-protocol 7.4)} */
    public boolean occupiesTerminal() {
        return phase == Phase.BEFORE_APPROVAL;
    }

    /** {@return whether a cardholder's money is, or may be, reserved, so that a commit or a void is owed} */
    public boolean isUndisposed() {
        return phase == Phase.UNDISPOSED;
    }

    /** {@return whether nothing more will happen by itself} */
    public boolean isOver() {
        return phase == Phase.OVER;
    }
}
