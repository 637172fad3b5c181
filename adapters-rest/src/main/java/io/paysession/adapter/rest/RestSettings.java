package io.paysession.adapter.rest;

import io.paysession.adapter.rest.connection.ConnectionGuard;
import io.paysession.adapter.rest.connection.ProxyNetworks;
import io.paysession.adapter.rest.request.BodyIntake;
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
 * @param limits         what callers may have and hold
 * @param trustedProxies who is believed what it says about where a request comes from
 */
public record RestSettings(
        String host,
        int port,
        Option<TlsFiles> tls,
        Seq<String> allowedOrigins,
        Duration drainTime,
        String serverVersion,
        Terminals terminals,
        Limits limits,
        TrustedProxies trustedProxies) {

    /** With the usual limits. */
    public RestSettings(
            String host,
            int port,
            Option<TlsFiles> tls,
            Seq<String> allowedOrigins,
            Duration drainTime,
            String serverVersion,
            Terminals terminals) {
        this(
                host,
                port,
                tls,
                allowedOrigins,
                drainTime,
                serverVersion,
                terminals,
                Limits.standard(),
                TrustedProxies.NONE);
    }

    /**
     * Proxies whose {@code X-Forwarded-For} is believed.
     *
     * @param networks each an address, or a network such as {@code 10.0.0.0/8}
     */
    public record TrustedProxies(Seq<String> networks) {
        /** Nobody is. */
        public static final TrustedProxies NONE = new TrustedProxies(List.empty());

        /** @throws IllegalArgumentException if one of them is no network; its text says which */
        public TrustedProxies {
            ProxyNetworks unusedRead = new ProxyNetworks(networks);
        }
    }

    /**
     * What callers may have and hold, so that none of them can take the server from the others.
     *
     * @param bodyBytes            of all requests' bodies and of all long answers together; beyond, requests are answered 503
     * @param connections          in all; further ones wait to be accepted
     * @param connectionsPerSource of one source; further ones are closed. 0 for no limit
     * @param requestsPerSource    in flight; further ones are answered 503. 0 for no limit
     * @param strangersBytes       of the body of somebody without right credentials
     * @param strangersTime        for the body of somebody without right credentials
     * @param headerTime           from a request's first byte to the end of its header
     * @param answerTime           for reading an answer; a client that takes longer loses the connection, or, where others
     *                             share it (HTTP/2), that answer
     */
    public record Limits(
            long bodyBytes,
            int connections,
            int connectionsPerSource,
            int requestsPerSource,
            int strangersBytes,
            Duration strangersTime,
            Duration headerTime,
            Duration answerTime) {
        private static final int SHARE_OF_MEMORY = 16;

        /** A sixteenth of the heap for bodies, because what is read from them takes several times their place. */
        public static Limits standard() {
            return new Limits(
                    Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY,
                    10_000,
                    1_000,
                    1_000,
                    32 * 1024,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60));
        }

        BodyIntake.Limits ofBodies() {
            return new BodyIntake.Limits(requestsPerSource, strangersBytes, strangersTime);
        }

        ConnectionGuard.Limits ofConnections() {
            return new ConnectionGuard.Limits(connectionsPerSource, headerTime, answerTime);
        }
    }

    /**
     * How the operations of terminals are served.
     *
     * @param patience           how long an answer waits at most for what the terminal makes of a request
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
    }
}
