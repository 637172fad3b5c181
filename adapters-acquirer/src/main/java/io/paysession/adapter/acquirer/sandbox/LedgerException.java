package io.paysession.adapter.acquirer.sandbox;

import io.paysession.application.port.Acquirer.Silence;

/** The books could not be opened, or it is unknown whether something was written into them. */
final class LedgerException extends RuntimeException {
    private final Silence silence;

    LedgerException(Silence silence, Throwable cause) {
        super("The sandbox's books are out of reach", cause);
        this.silence = silence;
    }

    /** What it means for whoever asks. */
    Silence silence() {
        return silence;
    }
}
