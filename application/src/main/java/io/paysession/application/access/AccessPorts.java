package io.paysession.application.access;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Throttle;
import io.paysession.application.port.TimeSource;

/** What telling who a request comes from needs from the world. */
public record AccessPorts(
        Merchants merchants, PasswordHashing hashing, Sessions sessions, TimeSource time, Throttle throttle) {}
