package io.paysession.domain.session;

/** On whose behalf a session is read or changed. */
public enum Requester {
    /** The merchant's server, authenticated by an API password. */
    MERCHANT,
    /** The payer's browser or app, authenticated by the session id. */
    PAYER
}
