package io.paysession.adapter.rest.request;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;

/** Reads times such as {@code PT5M} or {@code P1DT0.5S} (ISO 8601). */
public final class Durations {
    /** No policy and no question looks further, and no calendar ends before. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    private static final int NANOS_IN_A_MILLI = 1_000_000;

    private Durations() {}

    /** None unless it is more than nothing, at most ten years, and of whole milliseconds. */
    public static Option<Duration> parse(String text) {
        try {
            Duration duration = Duration.parse(text);
            boolean usable = !duration.isNegative()
                    && !duration.isZero()
                    && duration.compareTo(LONGEST) <= 0
                    && duration.getNano() % NANOS_IN_A_MILLI == 0;
            return Option.when(usable, duration);
        } catch (DateTimeException notADuration) {
            return Option.none();
        }
    }
}
