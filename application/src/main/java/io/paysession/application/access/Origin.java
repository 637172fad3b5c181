package io.paysession.application.access;

import io.paysession.domain.merchant.ClientCertificate;
import io.vavr.control.Option;

/**
 * What the connection says about who sent a request, whatever the request itself says.
 *
 * @param source      where it comes from: requests of one source are slowed down together
 * @param certificate what the client has shown, if it has and if that is valid now
 */
public record Origin(String source, Option<ClientCertificate> certificate) {
    /** For requests within a process, which come over no connection. */
    public static final Origin LOCAL = new Origin("", Option.none());
}
