package io.paysession.application.access;

import io.paysession.domain.merchant.ClientCertificate;
import io.vavr.control.Option;

/**
 * What the connection says about who sent a request, whatever the request itself says.
 *
 * @param source      where it comes from: requests of one source are slowed down together
 * @param certificate what the client has shown, if it has and if that is valid now
 * @param trusted     whether it is the merchant's whatever it shows; never for what comes over a connection
 */
public record Origin(String source, Option<ClientCertificate> certificate, boolean trusted) {
    /** For requests within a process, which come over no connection, and show credentials like any other. */
    public static final Origin LOCAL = new Origin("", Option.none());

    /** For requests within a process that are the merchant's own: whoever runs it has found that out. */
    static final Origin TRUSTED = new Origin("", Option.none(), true);

    /** Of a connection: nobody is trusted because of where he comes from. */
    public Origin(String source, Option<ClientCertificate> certificate) {
        this(source, certificate, false);
    }
}
