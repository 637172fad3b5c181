package io.paysession.adapter.psp.link;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which terminals are trusted over TLS (assumption U-1): one whose own certificate is in the operator's file, whatever
 * name it is for; otherwise one whose certificate is for the host of its address and was issued by an authority in that
 * file, or by one of the runtime's if there is no file.
 */
public final class TerminalTrust extends X509ExtendedTrustManager {
    private final Set<X509Certificate> pinned;
    private final X509ExtendedTrustManager authorities;

    private TerminalTrust(Set<X509Certificate> pinned, X509ExtendedTrustManager authorities) {
        this.pinned = pinned;
        this.authorities = authorities;
    }

    /**
     * Makes TLS sockets with that trust.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    public static SSLSocketFactory sockets(Option<Path> file) {
        try {
            Set<X509Certificate> certificates = file.isDefined() ? read(file.get()) : Set.of();
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager trust = new TerminalTrust(certificates, authorities(certificates));
            context.init(null, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException | ClassCastException unusable) {
            throw new IllegalArgumentException(
                    "The trusted certificates in " + file.get() + " cannot be read", unusable);
        }
    }

    private static Set<X509Certificate> read(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            Set<X509Certificate> certificates = new java.util.HashSet<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty()) {
                throw new CertificateException("There is no certificate");
            }
            return Set.copyOf(certificates);
        }
    }

    private static X509ExtendedTrustManager authorities(Set<X509Certificate> certificates)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates.isEmpty() ? null : store(certificates));
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static KeyStore store(Set<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        if (!isPinned(chain)) {
            authorities.checkServerTrusted(chain, authType, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        if (!isPinned(chain)) {
            authorities.checkServerTrusted(chain, authType, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (!isPinned(chain)) {
            authorities.checkServerTrusted(chain, authType);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noClients();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }

    /** A certificate that is trusted by itself still ends one day. */
    private boolean isPinned(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !pinned.contains(chain[0])) {
            return false;
        }
        chain[0].checkValidity();
        return true;
    }

    private static CertificateException noClients() {
        return new CertificateException("A host connects to terminals, never the other way round");
    }
}
