package io.paysession.application.session;

import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;

final class PurgeSessionsService implements PurgeSessionsUseCase {
    private final Sessions sessions;
    private final TimeSource time;

    PurgeSessionsService(Sessions sessions, TimeSource time) {
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public int purgeSessions(PurgeSessionsCommand command) {
        return sessions.purge(time.now(), command.limit());
    }
}
