package io.paysession.application.challenge;

/**
 * Asks those who authenticate payers elsewhere what has become of payers who were sent there and have not come back. Each
 * payer is looked for every other minute, beginning a minute after he was sent away, for half an hour at most. Safe to run in
 * several processes and threads at once, which share the work.
 */
public interface FindPayersUseCase {
    /**
     * Looks for payers who are due.
     *
     * @param command whose payers, and how many at most
     * @return of how many payers the end is known now that was not before, from 0 to the limit
     */
    int findPayers(FindPayersCommand command);
}
