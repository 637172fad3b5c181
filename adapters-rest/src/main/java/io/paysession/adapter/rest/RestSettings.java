package io.paysession.adapter.rest;

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
 */
public record RestSettings(
        String host,
        int port,
        Option<TlsFiles> tls,
        Seq<String> allowedOrigins,
        Duration drainTime,
        String serverVersion) {

    /**
     * A server's identity as PEM files.
     *
     * @param certificates its certificate, followed by those that lead to the root
     * @param privateKey   its private key, unencrypted PKCS #8
     */
    public record TlsFiles(Path certificates, Path privateKey) {}
}
