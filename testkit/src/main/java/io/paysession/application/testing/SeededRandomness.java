package io.paysession.application.testing;

import io.paysession.application.port.Randomness;
import java.util.Random;

/** The same bytes for the same seed: for tests that must be repeatable. */
public final class SeededRandomness implements Randomness {
    private final Random random;

    /**
     * The same bytes for the same seed.
     *
     * @param seed where it begins
     */
    public SeededRandomness(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
