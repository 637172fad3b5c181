package io.paysession.adapter.rest;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the REST API is served.
 *
 * @param host           the address to listen on
 * @param port           the port to listen on; 0 for any free one
 * @param tls            serve HTTPS with these; none for plain HTTP
 * @param allowedOrigins origins whose pages may call the API from a browser; {@code *} for all (assumption U-9)
 * @param drainTime      how long a stop waits for the requests in flight
 * @param serverVersion  what the gateway's information call says this server is, 5 to 32 characters
 * @param terminals      how the operations of terminals are served
 */
public record RestSettings(
        String host,
        int port,
        Option<TlsFiles> tls,
        Seq<String> allowedOrigins,
        Duration drainTime,
        String serverVersion,
        Terminals terminals) {

    /**
     * How the operations of terminals are served.
     *
     * @param patience           how long an answer waits at most for what the terminal makes of a wish
     * @param streamsPerMerchant how many streams of events a merchant may have open at a time
     */
    public record Terminals(Duration patience, int streamsPerMerchant) {
        /** Two seconds, and a hundred streams. */
        public static final Terminals DEFAULT = new Terminals(Duration.ofSeconds(2), 100);
    }

    /**
     * A server's identity as PEM files, which may be replaced while it serves.
     *
     * @param certificates its certificate, followed by those that lead to the root
     * @param privateKey   its private key, unencrypted PKCS #8
     * @param clientTrust  certificates of clients, or of who issues them; none: clients are not asked for certificates
     */
    public record TlsFiles(Path certificates, Path privateKey, Option<Path> clientTrust) {
        /** For clients without certificates. */
        public TlsFiles(Path certificates, Path privateKey) {
            this(certificates, privateKey, Option.none());
        }

        Seq<Path> all() {
            return List.of(certificates, privateKey).appendAll(clientTrust);
        }
    }
}
