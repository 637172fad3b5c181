package io.paysession.application.port;

import java.time.Instant;

/** The clock. */
@FunctionalInterface
public interface TimeSource {
    /** {@return the current time} */
    Instant now();
}
