package io.paysession.application.port;

/** A source of bytes that nobody can guess. */
@FunctionalInterface
public interface Randomness {
    /**
     * As many fresh bytes.
     *
     * @param count how many bytes
     * @return bytes that nobody can foresee
     */
    byte[] bytes(int count);

    /**
     * {@return the same, and certainly as many: fewer would be easier to guess, and nobody would notice}
     *
     * @param count how many bytes
     * @throws IllegalStateException if the source gives none or another number; its text says what was asked for
     */
    default byte[] exactly(int count) {
        byte[] given = bytes(count);
        if (given == null || given.length != count) {
            throw new IllegalStateException("The source of randomness was asked for " + count + " bytes and gave "
                    + (given == null ? "none" : given.length));
        }
        return given;
    }
}
