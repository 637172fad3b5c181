package io.paysession.application.terminal.control;

/**
 * What becomes of approvals on a terminal that nobody here asked for.
 *
 * @param handling what is done with each
 * @param limit    how many may be voided in an hour on all terminals together, not negative. When there are more, none is voided
 *                 any more until somebody says so: this store may have forgotten what it once knew, as a restored backup has
 */
public record Strangers(Handling handling, int limit) {
    /** Each is voided, up to ten. */
    public static final Strangers DEFAULT = new Strangers(Handling.VOID, 10);

    /** @throws IllegalArgumentException if the limit is negative */
    public Strangers {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is not negative");
        }
    }

    /** What is done with an approval that nobody here asked for. */
    public enum Handling {
        /** It is voided. */
        VOID,
        /** It is left on the terminal until somebody asks for it to be voided, or the terminal's own timeout. */
        KEEP,
        /** It is left on the terminal until that one's own timeout, and is nobody's here to void. */
        REPORT
    }
}
