package io.paysession.application.session;

/** Destroys expired sessions for good. Safe to run in several processes at once. */
public interface PurgeSessionsUseCase {
    /** @return how many sessions were destroyed, from 0 to the limit; as many as the limit means there may be more */
    int purgeSessions(PurgeSessionsCommand command);
}
