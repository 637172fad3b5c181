package io.paysession.adapter.psp.simulator;

import java.time.DateTimeException;
import java.time.Duration;

/** Durations as an operator types them. */
public final class DurationText {
    private DurationText() {}

    /**
     * Reads an ISO-8601 duration.
     *
     * @param what it is, for the message
     * @throws IllegalArgumentException if it is none, or negative
     */
    public static Duration parse(String what, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(what + " is a duration such as PT0.2S", wrong);
        }
        throw new IllegalArgumentException(what + " cannot be negative");
    }
}
