package io.paysession.domain.session;

/**
 * What the operator decides about sessions.
 *
 * @param lifetime       how long they live
 * @param sameApiVersion whether a session must be used with the API version that created it (assumption U-6)
 */
public record SessionPolicy(SessionLifetime lifetime, boolean sameApiVersion) {
    /** The documented defaults. */
    public static final SessionPolicy DEFAULT = new SessionPolicy(SessionLifetime.DEFAULT, false);

    /** The most bytes that a session's fields may take, see {@code RequestFields.sizeInBytes}. */
    public static final int MAXIMUM_BYTES = 64 * 1024;
}
