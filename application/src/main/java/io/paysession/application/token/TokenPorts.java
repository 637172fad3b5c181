package io.paysession.application.token;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;
import java.util.Objects;

/**
 * What the operations on tokens need from the world.
 *
 * @param gatekeeper tells who asks
 */
public record TokenPorts(
        Gatekeeper gatekeeper,
        Sessions sessions,
        Tokens tokens,
        Acquirer acquirer,
        Randomness randomness,
        TimeSource time) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public TokenPorts {
        Objects.requireNonNull(gatekeeper, "gatekeeper");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(acquirer, "acquirer");
        Objects.requireNonNull(randomness, "randomness");
        Objects.requireNonNull(time, "time");
    }
}
