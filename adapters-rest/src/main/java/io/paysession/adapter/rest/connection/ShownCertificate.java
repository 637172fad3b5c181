package io.paysession.adapter.rest.connection;

import io.paysession.domain.merchant.ClientCertificate;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The certificate that a client has shown when it connected, and that was found to be of somebody trusted. */
public final class ShownCertificate {
    private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

    private ShownCertificate() {}

    /** None if the client has shown none, and if it is not valid now: a connection may be older than that. */
    public static Option<ClientCertificate> of(HttpServletRequest request) {
        return of(request.getAttribute(CHAIN) instanceof X509Certificate[] chain ? chain : null);
    }

    /** The same of a request that is not on its way to a resource yet. */
    public static Option<ClientCertificate> of(Request request) {
        EndPoint.SslSessionData tls =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        return of(tls == null ? null : tls.peerCertificates());
    }

    private static Option<ClientCertificate> of(X509Certificate @Nullable [] chain) {
        return chain != null && chain.length > 0 && isValid(chain[0]) ? Option.some(read(chain[0])) : Option.none();
    }

    /** Also a certificate that the operator trusts itself, which nobody checks when the client connects. */
    private static boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException notNow) {
            return false;
        }
    }

    private static ClientCertificate read(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new ClientCertificate(
                    HexFormat.of().formatHex(digest),
                    certificate.getSubjectX500Principal().getName(X500Principal.CANONICAL));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was read can be written, and every Java has SHA-256", e);
        }
    }
}
