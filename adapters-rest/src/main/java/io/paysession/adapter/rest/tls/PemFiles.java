package io.paysession.adapter.rest.tls;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * A server's identity, which may be replaced while it serves.
 *
 * @param certificates its certificate, followed by those that lead to the root
 * @param privateKey   its private key, unencrypted PKCS #8
 * @param clientTrust  certificates of clients, or of who issues them; none: clients are not asked for certificates
 */
public record PemFiles(Path certificates, Path privateKey, Option<Path> clientTrust) {
    Seq<Path> all() {
        return List.of(certificates, privateKey).appendAll(clientTrust);
    }
}
