package io.paysession.application.payment;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;

/**
 * What the payment use cases need from the world.
 *
 * @param gatekeeper tells who asks
 * @param monotonic  how long something has taken, whatever becomes of the clock
 */
public record PaymentPorts(
        Gatekeeper gatekeeper,
        Merchants merchants,
        Sessions sessions,
        Tokens tokens,
        Orders orders,
        Incidents incidents,
        Acquirer acquirer,
        Fingerprints fingerprints,
        TimeSource time,
        MonotonicTime monotonic) {}
