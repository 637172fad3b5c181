package io.paysession.bootstrap.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations of options. */
public final class IsoDuration {
    private IsoDuration() {}

    /**
     * Reads an ISO-8601 duration of any length.
     *
     * @param example of one that the option takes
     * @throws StartException if it is none
     */
    public static Duration read(String option, String text, String example) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notADuration) {
            throw new StartException(
                    option + " must be an ISO-8601 duration such as " + example + ", not '" + text + "'");
        }
    }
}
