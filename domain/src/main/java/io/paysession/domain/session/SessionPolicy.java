package io.paysession.domain.session;

/**
 * What the operator decides about sessions.
 *
 * @param lifetime       how long they live
 * @param sameApiVersion whether a session must be used with the API version that created it (assumption U-6)
 * @param hostedUpdates  how many updates by hosted fields a session takes beside its authentication limit, at most
 *                       {@link AuthenticationLimit#MAXIMUM_HOSTED}; 0: they count against that limit as everything else
 *                       that a payer does (assumption U-25)
 */
public record SessionPolicy(SessionLifetime lifetime, boolean sameApiVersion, int hostedUpdates) {
    /** How many updates by hosted fields a session takes unless the operator says otherwise. */
    public static final int HOSTED_UPDATES = 100;

    /** The documented defaults. */
    public static final SessionPolicy DEFAULT = new SessionPolicy(SessionLifetime.DEFAULT, false);

    /** The most bytes that a session's fields may take, see {@code RequestFields.sizeInBytes}. */
    public static final int MAXIMUM_BYTES = 64 * 1024;

    /** @throws IllegalArgumentException if there are to be more updates by hosted fields than can be counted, or less than none */
    public SessionPolicy {
        if (hostedUpdates < 0 || hostedUpdates > AuthenticationLimit.MAXIMUM_HOSTED) {
            throw new IllegalArgumentException(
                    "Updates by hosted fields are 0 to " + AuthenticationLimit.MAXIMUM_HOSTED);
        }
    }

    /** With the usual number of updates by hosted fields. */
    public SessionPolicy(SessionLifetime lifetime, boolean sameApiVersion) {
        this(lifetime, sameApiVersion, HOSTED_UPDATES);
    }
}
