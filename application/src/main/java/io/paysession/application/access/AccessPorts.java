package io.paysession.application.access;

import io.paysession.application.port.IgnoredFields;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Throttle;
import io.paysession.application.port.TimeSource;

/** What telling who a request comes from needs from the world. */
public record AccessPorts(
        Merchants merchants,
        PasswordHashing hashing,
        Sessions sessions,
        TimeSource time,
        Throttle throttle,
        IgnoredFields ignored) {
    /** Nobody is told of fields that are left out. */
    public AccessPorts(
            Merchants merchants, PasswordHashing hashing, Sessions sessions, TimeSource time, Throttle throttle) {
        this(merchants, hashing, sessions, time, throttle, IgnoredFields.UNTOLD);
    }
}
