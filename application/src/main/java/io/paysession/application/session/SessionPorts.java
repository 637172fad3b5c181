package io.paysession.application.session;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;

/** What the session use cases need from the world. */
public record SessionPorts(
        Sessions sessions, Merchants merchants, PasswordHashing hashing, Randomness randomness, TimeSource time) {}
