package io.paysession.domain.terminal.request;

import java.time.Instant;

/**
 * A policy whose time is running. A restart does not change it.
 *
 * @param by when the policy acts
 */
public record Disposal(Instant by, DisposalPolicy policy) {
    /**
     * {@return whether the policy is to act}
     *
     * @param now the present moment
     */
    public boolean isDue(Instant now) {
        return !now.isBefore(by);
    }
}
