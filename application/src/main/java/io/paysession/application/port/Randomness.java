package io.paysession.application.port;

/** A source of bytes that nobody can guess. */
@FunctionalInterface
public interface Randomness {
    /** As many fresh bytes. */
    byte[] bytes(int count);
}
