package io.paysession.application.payment;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;
import java.util.Objects;

/**
 * What the payment use cases need from the world.
 *
 * @param gatekeeper tells who asks
 * @param monotonic  how long something has taken, whatever becomes of the clock
 */
public record PaymentPorts(
        Gatekeeper gatekeeper,
        Sessions sessions,
        Tokens tokens,
        Orders orders,
        Incidents incidents,
        Acquirer acquirer,
        Fingerprints fingerprints,
        TimeSource time,
        MonotonicTime monotonic) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public PaymentPorts {
        Objects.requireNonNull(gatekeeper, "gatekeeper");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(orders, "orders");
        Objects.requireNonNull(incidents, "incidents");
        Objects.requireNonNull(acquirer, "acquirer");
        Objects.requireNonNull(fingerprints, "fingerprints");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(monotonic, "monotonic");
    }

    /** For a service without a token vault: whoever names a token is told that there is no such. */
    public PaymentPorts(
            Gatekeeper gatekeeper,
            Sessions sessions,
            Orders orders,
            Incidents incidents,
            Acquirer acquirer,
            Fingerprints fingerprints,
            TimeSource time,
            MonotonicTime monotonic) {
        this(gatekeeper, sessions, Tokens.NONE, orders, incidents, acquirer, fingerprints, time, monotonic);
    }
}
