package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import java.time.Instant;

/**
 * One step in a session's history.
 *
 * @param number 1 for the first; it grows by one with every change of the session, and so is its version too
 */
public record Step(int number, Instant at, Reason reason) {
    static Step first(Instant now) {
        return new Step(1, now, Reason.REQUESTED);
    }

    Step next(Instant now, Reason why) {
        return new Step(number + 1, now, why);
    }
}
