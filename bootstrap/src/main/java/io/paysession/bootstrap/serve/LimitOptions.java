package io.paysession.bootstrap.serve;

import io.paysession.adapter.rest.RestSettings;
import io.paysession.bootstrap.setting.StartException;

/** What callers may have at a time. */
final class LimitOptions {
    @picocli.CommandLine.Option(
            names = "--connections",
            paramLabel = "NUMBER",
            description = "Connections in all; further ones wait. Default: ${DEFAULT-VALUE}")
    private int connections = 10_000;

    @picocli.CommandLine.Option(
            names = "--connections-per-source",
            paramLabel = "NUMBER",
            description =
                    "Connections of one address; further ones are closed. 0 for no limit. Those of a --trusted-proxy are not counted. Default: ${DEFAULT-VALUE}")
    private int connectionsPerSource = 1_000;

    @picocli.CommandLine.Option(
            names = "--requests-per-source",
            paramLabel = "NUMBER",
            description =
                    "Requests in flight of one address; further ones are answered 503. 0 for no limit. Default: ${DEFAULT-VALUE}")
    private int requestsPerSource = 1_000;

    @picocli.CommandLine.Option(
            names = "--trusted-proxy",
            paramLabel = "NETWORK",
            split = ",",
            description =
                    "Addresses or networks (10.0.0.0/8) of proxies that say in X-Forwarded-For where requests come from. Default: none")
    private java.util.List<String> trustedProxies = java.util.List.of();

    RestSettings.TrustedProxies trustedProxies() {
        try {
            return new RestSettings.TrustedProxies(io.vavr.collection.List.ofAll(trustedProxies));
        } catch (IllegalArgumentException wrong) {
            throw new StartException("--trusted-proxy must name addresses or networks: " + wrong.getMessage());
        }
    }

    RestSettings.Limits limits() {
        RestSettings.Limits standard = RestSettings.Limits.standard();
        if (connections < 1 || connectionsPerSource < 0 || requestsPerSource < 0) {
            throw new StartException(
                    "--connections must be at least 1, --connections-per-source and --requests-per-source at least 0");
        }
        return new RestSettings.Limits(
                standard.bodyBytes(),
                connections,
                connectionsPerSource,
                requestsPerSource,
                standard.strangersBytes(),
                standard.strangersTime(),
                standard.headerTime(),
                standard.answerTime());
    }
}
