package io.paysession.application.payment;

/**
 * Asks acquirers what became of transactions that may have been asked for after they were stored as failed, and undoes at
 * the acquirer what was done although its order had gone on without it. Safe to run in several processes at once.
 */
public interface ResolveIncidentsUseCase {
    /** @return how many have come to an end, from 0 to the limit */
    int resolveIncidents(ResolveIncidentsCommand command);
}
