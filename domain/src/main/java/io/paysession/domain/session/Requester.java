package io.paysession.domain.session;

/** On whose behalf a session is read or changed. */
public enum Requester {
    /** The merchant's server, authenticated by an API password. */
    MERCHANT,
    /** The payer's browser or app, authenticated by the session id. */
    PAYER,
    /** The payer by fields of ours in the merchant's page, authenticated by the session id; counted apart (U-25). */
    HOSTED_FIELDS
}
