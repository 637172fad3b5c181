package io.paysession.application.port;

/**
 * What a store holds under a name is not what was once stored there, or needs a key that is not at hand: somebody has
 * changed it, or it is damaged. There is something of that name, so that it must not be taken for new; nothing can be
 * decided about it, and nothing was done. The store counts it and tells the operator. Its text never holds data.
 */
public class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What cannot be read. */
    public enum Kind {
        /** An order, or one of its transactions. */
        ORDER,
        /** A token. */
        TOKEN,
        /** A merchant's passwords or settings. */
        MERCHANT,
        /** A terminal. */
        TERMINAL,
        /** A terminal session. */
        TERMINAL_SESSION,
        /** What an acquirer has contradicted. */
        INCIDENT
    }

    /**
     * @param kind what cannot be read
     * @param message what is wrong with it, without data
     */
    public UnreadableException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** {@return what cannot be read} */
    public final Kind kind() {
        return kind;
    }
}
