package io.paysession.adapter.persistence.seal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is stored in the clear in one text, to which a ciphertext is bound. Each value goes with its length, so that no two
 * sequences of values give the same text.
 */
public final class PlainText {
    private final StringBuilder text = new StringBuilder();

    /** Several texts in one. */
    public static String of(String... values) {
        PlainText text = new PlainText();
        for (String value : values) {
            text.with(value);
        }
        return text.toString();
    }

    /** Adds a text, or that there is none. */
    public PlainText with(@Nullable String value) {
        if (value == null) {
            text.append("-\n");
        } else {
            text.append(value.length()).append(':').append(value).append('\n');
        }
        return this;
    }

    public PlainText with(long value) {
        return with(Long.toString(value));
    }

    /**
     * Adds a time as the column keeps it, in microseconds, or that there is none.
     *
     * @throws DamagedDataException if it is infinite, or as good as that
     */
    public PlainText with(@Nullable Instant time) {
        try {
            return time == null ? with((String) null) : with(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } catch (ArithmeticException outOfReach) {
            throw new DamagedDataException("A stored time is one that nothing can have");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
