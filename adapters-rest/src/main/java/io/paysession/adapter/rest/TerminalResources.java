package io.paysession.adapter.rest;

import io.paysession.adapter.rest.route.Routes;
import io.paysession.adapter.rest.terminal.SessionPatience;
import io.paysession.adapter.rest.terminal.TerminalDoor;
import io.paysession.adapter.rest.terminal.TerminalEvents;
import io.paysession.adapter.rest.terminal.TerminalResource;
import io.paysession.adapter.rest.terminal.TerminalSessionResource;
import java.time.Duration;

/** Everything that is served of terminals. */
record TerminalResources(TerminalResource terminal, TerminalSessionResource session, TerminalEvents events) {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** Silence ends a connection; a stream says something long before. */
    private static final int HEARTBEATS_IN_PATIENCE = 4;

    /** @param patience how long a silent connection is kept */
    static TerminalResources of(
            RestAdapter.Served.Terminals served, RestSettings.Terminals settings, Duration patience) {
        TerminalDoor door = new TerminalDoor(served.gatekeeper());
        SessionPatience sessionPatience = new SessionPatience(served.useCases(), settings.patience());
        Duration often = patience.dividedBy(HEARTBEATS_IN_PATIENCE);
        return new TerminalResources(
                new TerminalResource(door, served.useCases()),
                new TerminalSessionResource(door, served.useCases(), sessionPatience, served.time()),
                new TerminalEvents(
                        door,
                        served.useCases(),
                        settings.streamsPerMerchant(),
                        often.compareTo(HEARTBEAT) < 0 ? often : HEARTBEAT));
    }

    void serve(Routes routes) {
        String named = "/terminal/{terminalId}";
        routes.get("/terminal", "LIST_TERMINALS", terminal::list);
        routes.put(named, "REGISTER_TERMINAL", terminal::register);
        routes.get(named, "RETRIEVE_TERMINAL", terminal::retrieve);
        routes.delete(named, "REMOVE_TERMINAL", terminal::remove);
        routes.stream(named + "/events", "FOLLOW_TERMINAL", events::open);
        String sessions = named + "/session";
        routes.post(sessions, "START_TERMINAL_SESSION", session::start);
        routes.get(sessions, "LIST_TERMINAL_SESSIONS", session::list);
        routes.put(sessions + "/{terminalSessionId}", "OPERATE_TERMINAL_SESSION", session::operate);
        routes.get(sessions + "/{terminalSessionId}", "RETRIEVE_TERMINAL_SESSION", session::retrieve);
    }
}
