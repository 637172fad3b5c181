package io.paysession.bootstrap.serve;

import io.paysession.adapter.rest.RestSettings;
import io.paysession.adapter.rest.RestSettings.TlsFiles;
import io.paysession.bootstrap.process.ProductVersion;
import io.paysession.bootstrap.setting.StartException;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where and how HTTP is served. */
final class HttpOptions {
    /** With the database's own stop this stays within the ten seconds that an orchestrator is promised. */
    private static final Duration DRAIN_TIME = Duration.ofSeconds(6);

    @picocli.CommandLine.Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}")
    private String host = "127.0.0.1";

    @picocli.CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on; 0 takes any. Default: ${DEFAULT-VALUE}")
    private int port = 8080;

    @picocli.CommandLine.Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "The port of /health and /metrics; 0 turns it off. Default: ${DEFAULT-VALUE}")
    private int managementPort = 8081;

    @picocli.CommandLine.Option(
            names = "--management-host",
            paramLabel = "ADDRESS",
            description = "The address of /health and /metrics. Default: the same as --host")
    private @Nullable String managementHost;

    @picocli.CommandLine.Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
    private @Nullable Path tlsCertificate;

    @picocli.CommandLine.Option(names = "--tls-key", paramLabel = "FILE", description = "Private key, PEM (PKCS #8).")
    private @Nullable Path tlsKey;

    @picocli.CommandLine.Option(
            names = "--client-trust",
            paramLabel = "FILE",
            description =
                    "Certificates of merchants' clients, or of who issues them, PEM. See merchant set --certificate.")
    private @Nullable Path clientTrust;

    @picocli.CommandLine.Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "How others reach this server. Default: the address it listens on")
    private @Nullable String publicUrl;

    @picocli.CommandLine.Option(
            names = "--cors-origins",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "*",
            description = "Origins whose pages may call the API from a browser. Default: ${DEFAULT-VALUE}")
    private java.util.List<String> corsOrigins = java.util.List.of("*");

    RestSettings settings(
            RestSettings.Terminals terminals, RestSettings.Limits limits, RestSettings.TrustedProxies proxies) {
        checkPort("--port", port);
        checkPort("--management-port", managementPort);
        Option<String> wrongUrl = Option.of(publicUrl).filter(url -> !isHttpUrl(url));
        if (wrongUrl.isDefined()) {
            throw new StartException("--public-url must be an http or https URL");
        }
        return new RestSettings(
                host,
                port,
                tls(),
                List.ofAll(corsOrigins),
                DRAIN_TIME,
                "paysession-" + ProductVersion.current(),
                terminals,
                limits,
                proxies);
    }

    int managementPort() {
        return managementPort;
    }

    String managementHost() {
        return managementHost == null ? host : managementHost;
    }

    String host() {
        return host;
    }

    /** How others reach a server that listens on this port. */
    String publicUrl(int actualPort) {
        return publicUrl == null ? localUrl(actualPort) : publicUrl.replaceFirst("/+$", "");
    }

    String localUrl(int actualPort) {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return (tlsCertificate == null ? "http://" : "https://") + name + ":" + actualPort;
    }

    private Option<TlsFiles> tls() {
        if (tlsCertificate == null && tlsKey == null) {
            if (clientTrust != null) {
                throw new StartException(
                        "--client-trust needs --tls-cert and --tls-key: clients show certificates by TLS");
            }
            return Option.none();
        }
        if (tlsCertificate == null || tlsKey == null) {
            throw new StartException("--tls-cert and --tls-key go together");
        }
        return Option.some(new TlsFiles(tlsCertificate, tlsKey, Option.of(clientTrust)));
    }

    private static void checkPort(String option, int port) {
        if (port < 0 || port > 65535) {
            throw new StartException(option + " must be from 0 to 65535");
        }
    }

    private static boolean isHttpUrl(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }
}
