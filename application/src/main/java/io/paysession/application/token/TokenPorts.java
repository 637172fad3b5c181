package io.paysession.application.token;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;

/**
 * What the operations on tokens need from the world.
 *
 * @param gatekeeper tells who asks
 */
public record TokenPorts(
        Gatekeeper gatekeeper,
        Merchants merchants,
        Sessions sessions,
        Tokens tokens,
        Acquirer acquirer,
        Randomness randomness,
        TimeSource time) {}
