package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.Octets;

/** What a simulated terminal wants done, in this order. */
public sealed interface Output {
    /** Bytes for the host, on the current connection. */
    record Send(Octets bytes) implements Output {}

    /** The current connection ends; what was sent before still arrives. */
    record Close(String reason) implements Output {}

    /** A session changed; to be kept before anything behind it is sent. */
    record Changed(SessionChange change) implements Output {}
}
