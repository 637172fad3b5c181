package io.paysession.application.port;

import java.time.Instant;

/** The clock. */
@FunctionalInterface
public interface TimeSource {
    /** The current time. */
    Instant now();
}
