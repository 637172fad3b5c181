package io.paysession.application.session;

import io.paysession.application.access.AccessPorts;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.IgnoredFields;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Throttle;
import io.paysession.application.port.TimeSource;
import java.util.Objects;

/** What the session use cases need from the world. */
public record SessionPorts(
        Sessions sessions,
        Merchants merchants,
        PasswordHashing hashing,
        Randomness randomness,
        TimeSource time,
        Throttle throttle,
        IgnoredFields ignored) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public SessionPorts {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(merchants, "merchants");
        Objects.requireNonNull(hashing, "hashing");
        Objects.requireNonNull(randomness, "randomness");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(throttle, "throttle");
        Objects.requireNonNull(ignored, "ignored");
    }

    /** For a service where nobody is told of fields that are left out. */
    public SessionPorts(
            Sessions sessions,
            Merchants merchants,
            PasswordHashing hashing,
            Randomness randomness,
            TimeSource time,
            Throttle throttle) {
        this(sessions, merchants, hashing, randomness, time, throttle, IgnoredFields.UNTOLD);
    }

    /** For a service that slows nobody down who guesses credentials. */
    public SessionPorts(
            Sessions sessions, Merchants merchants, PasswordHashing hashing, Randomness randomness, TimeSource time) {
        this(sessions, merchants, hashing, randomness, time, Throttle.NONE);
    }

    /** {@return who tells whom requests come from} */
    public Gatekeeper gatekeeper() {
        return new Gatekeeper(new AccessPorts(merchants, hashing, sessions, time, throttle, ignored));
    }
}
