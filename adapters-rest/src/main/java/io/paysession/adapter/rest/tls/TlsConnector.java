package io.paysession.adapter.rest.tls;

import java.time.Duration;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * HTTPS: TLS 1.2 and 1.3 with ephemeral keys and authenticated encryption only, HTTP/1.1 and HTTP/2 as the client likes. The
 * files may be replaced while it serves.
 */
public final class TlsConnector {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] SUITES = {
        "TLS_AES_.*_GCM_.*", "TLS_CHACHA20_POLY1305_.*", "TLS_ECDHE_.*_GCM_.*", "TLS_ECDHE_.*_CHACHA20_POLY1305_.*"
    };
    private static final long STS_SECONDS = Duration.ofDays(365).toSeconds();
    /**
     * Of one connection. Java's own client, unlike others, lets a request beyond this number fail, so that it must be more
     * than a busy merchant has at a time; what all of them may send before they are read has a limit together.
     */
    private static final int STREAMS = 1024;
    /** Frames a second that ask for work and give none: pings, resets, settings. Beyond, the connection ends. */
    private static final int IDLE_FRAMES = 128;

    private TlsConnector() {}

    /**
     * @param patience how long a silent request is kept
     * @throws IllegalArgumentException if the files are unusable; its text says which, for the operator
     */
    public static ServerConnector of(Server server, HttpConfiguration http, PemFiles files, Duration patience) {
        byte[] seen = TlsFilesWatch.digest(files);
        SslContextFactory.Server tls = tls(files);
        HttpConfiguration https = new HttpConfiguration(http);
        // Virtual host names are the operator's business: the certificate may be for a name that a proxy serves.
        https.addCustomizer(new SecureRequestCustomizer(false, STS_SECONDS, false));
        ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory();
        negotiation.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        ServerConnector connector = new ServerConnector(
                server,
                new SslConnectionFactory(tls, negotiation.getProtocol()),
                negotiation,
                http2(https, patience),
                new HttpConnectionFactory(https));
        boolean unusedChange = connector.addBean(new TlsFilesWatch(files, seen, tls, connector));
        return connector;
    }

    private static SslContextFactory.Server tls(PemFiles files) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(PemIdentity.keyStore(files));
        tls.setKeyStorePassword("");
        // Wanted, not needed: payers have none.
        files.clientTrust().forEach(trusted -> {
            tls.setTrustStore(PemIdentity.trustStore(trusted));
            tls.setWantClientAuth(true);
        });
        tls.setIncludeProtocols(PROTOCOLS);
        tls.setExcludeCipherSuites();
        tls.setIncludeCipherSuites(SUITES);
        tls.setCipherComparator(HTTP2Cipher.COMPARATOR);
        tls.setRenegotiationAllowed(false);
        return tls;
    }

    private static HTTP2ServerConnectionFactory http2(HttpConfiguration https, Duration patience) {
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(https);
        http2.setMaxConcurrentStreams(STREAMS);
        http2.setRateControlFactory(new WindowRateControl.Factory(IDLE_FRAMES));
        http2.setStreamIdleTimeout(patience.toMillis());
        return http2;
    }
}
