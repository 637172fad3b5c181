package io.paysession.application.session;

import io.paysession.application.access.Gatekeeper;

/**
 * The session use cases, ready to be called or to be wrapped one by one.
 *
 * @param create   Create Session
 * @param update   Update Session
 * @param retrieve Retrieve Session
 * @param purge    the end of expired sessions
 * @param hosted   what hosted fields do
 */
public record SessionUseCases(
        CreateSessionUseCase create,
        UpdateSessionUseCase update,
        RetrieveSessionUseCase retrieve,
        PurgeSessionsUseCase purge,
        HostedFieldUseCases hosted) {

    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @param settings what the operator has decided
     * @return the use cases on these ports
     */
    public static SessionUseCases of(SessionPorts ports, SessionSettings settings) {
        Gatekeeper gatekeeper = ports.gatekeeper();
        return new SessionUseCases(
                new CreateSessionService(gatekeeper, ports, settings),
                new UpdateSessionService(gatekeeper, ports, settings),
                new RetrieveSessionService(gatekeeper, ports, settings),
                new PurgeSessionsService(ports.sessions(), ports.time()),
                new HostedFieldUseCases(
                        new FillSessionService(gatekeeper, ports, settings),
                        new FramingOriginsService(ports.merchants())));
    }
}
