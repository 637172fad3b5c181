package io.paysession.domain.session;

/** What became of the last update of a session (source: gateway-api 2.1). */
public enum UpdateStatus {
    /** Never updated. */
    NO_UPDATE,
    /** The last update was stored. */
    SUCCESS,
    /** The last update was refused because of its content; the content from before is kept. */
    FAILURE
}
