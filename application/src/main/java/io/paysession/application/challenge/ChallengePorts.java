package io.paysession.application.challenge;

import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.TimeSource;

/** What asking payers needs from the world. */
public record ChallengePorts(
        Orders orders,
        PayerAuthenticator authenticator,
        Fingerprints fingerprints,
        Randomness randomness,
        TimeSource time) {}
