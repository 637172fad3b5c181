package io.paysession.adapter.rest.tls;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every other second whether the PEM files have changed, and if so lets new connections use what they now hold;
 * those that are open go on. It compares contents, because files that are mounted, as in Kubernetes, are replaced by links
 * whose times say nothing.
 */
public final class TlsFilesWatch extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFilesWatch.class);
    private static final long PERIOD_SECONDS = 2;

    private final PemFiles files;
    private final SslContextFactory.Server tls;
    private final ServerConnector connector;
    private byte[] seen;
    private byte[] suspect = {};

    /** @param seen what {@link #digest} said before the server read the files: what comes after that is noticed */
    TlsFilesWatch(PemFiles files, byte[] seen, SslContextFactory.Server tls, ServerConnector connector) {
        this.files = files;
        this.tls = tls;
        this.connector = connector;
        this.seen = seen;
    }

    @Override
    protected void doStart() {
        lookLater();
    }

    private void lookLater() {
        // Not on the scheduler's own thread, which must never wait for a disk.
        connector
                .getScheduler()
                .schedule(() -> connector.getExecutor().execute(this::look), PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            byte[] now = digest(files);
            if (!Arrays.equals(now, seen)) {
                replace(now);
            }
        } catch (Exception unforeseen) {
            LOG.warn(
                    "The TLS files cannot be looked at: {}",
                    unforeseen.getClass().getName());
        } finally {
            if (isRunning()) {
                lookLater();
            }
        }
    }

    /** Files are replaced one after the other: what does not fit together is given one more look before anybody is told. */
    private void replace(byte[] now) throws Exception {
        try {
            KeyStore identity = PemIdentity.keyStore(files);
            Option<KeyStore> trusted = files.clientTrust().map(PemIdentity::trustStore);
            tls.reload(unusedFactory -> {
                tls.setKeyStore(identity);
                trusted.forEach(tls::setTrustStore);
            });
            seen = now;
            LOG.info("The TLS files were replaced; new connections use them");
        } catch (IllegalArgumentException unusable) {
            if (Arrays.equals(now, suspect)) {
                seen = now;
                LOG.warn(
                        "The TLS files have changed and are not used, those from before are: {}",
                        unusable.getMessage());
            }
            suspect = now;
        }
    }

    /** Of all contents; a file that cannot be read counts as an empty one. */
    static byte[] digest(PemFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.all()) {
                digest.update(content(file));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }
}
