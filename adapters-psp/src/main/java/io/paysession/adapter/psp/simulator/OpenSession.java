package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.TimeoutAction;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A session that is neither committed nor voided; what survives a restart.
 *
 * @param sessionId chosen by the terminal
 * @param amount reserved, minor units
 * @param reference chosen by the host
 * @param cardHash of the card; not printed
 * @param approvedAt when
 * @param deadline fixed at approval; none if Setup named no timeout (U-11)
 * @param action at the deadline
 */
public record OpenSession(
        long sessionId,
        long amount,
        long reference,
        String cardHash,
        Instant approvedAt,
        Option<Instant> deadline,
        TimeoutAction action) {

    OpenSession withAmount(long changed) {
        return new OpenSession(sessionId, changed, reference, cardHash, approvedAt, deadline, action);
    }

    @Override
    public String toString() {
        return "OpenSession[sessionId=%d, amount=%d, reference=%d, deadline=%s, action=%s]"
                .formatted(sessionId, amount, reference, deadline, action);
    }
}
