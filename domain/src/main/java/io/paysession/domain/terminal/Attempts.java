package io.paysession.domain.terminal;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The attempts to dispose of an approval: at once, every minute for the first five failures, then every hour for a day,
 * then daily up to seven days (source: psp-protocol 7.1, rule 10). A new link to the terminal is a reason to try out of
 * turn.
 *
 * @param failures how many have not been confirmed
 * @param next     when to try again; none if only a new link is a reason
 */
public record Attempts(int failures, Option<Instant> next) {
    private static final int EVERY_MINUTE = 5;
    private static final int EVERY_HOUR = EVERY_MINUTE + 24;
    private static final int EVERY_DAY = EVERY_HOUR + 7;

    static Attempts atOnce(Instant now) {
        return new Attempts(0, Option.some(now));
    }

    Attempts afterFailure(Instant now) {
        return new Attempts(failures + 1, pause(failures + 1).map(now::plus));
    }

    private static Option<Duration> pause(int failures) {
        if (failures <= EVERY_MINUTE) {
            return Option.some(Duration.ofMinutes(1));
        }
        if (failures <= EVERY_HOUR) {
            return Option.some(Duration.ofHours(1));
        }
        return Option.when(failures <= EVERY_DAY, Duration.ofDays(1));
    }
}
