package io.paysession.application.access;

/**
 * What the connection says about who sent a request, whatever the request itself says.
 *
 * @param source where it comes from: requests of one source are slowed down together
 */
public record Origin(String source) {
    /** For requests within a process, which come over no connection. */
    public static final Origin LOCAL = new Origin("");
}
