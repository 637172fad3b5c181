package io.paysession.bootstrap;

import io.paysession.adapter.rest.RestSettings;

/** What callers may have at a time. */
final class LimitOptions {
    @picocli.CommandLine.Option(
            names = "--connections",
            paramLabel = "NUMBER",
            defaultValue = "10000",
            description = "Connections in all; further ones wait. Default: ${DEFAULT-VALUE}")
    private int connections = 10_000;

    @picocli.CommandLine.Option(
            names = "--connections-per-source",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description =
                    "Connections of one address; further ones are closed. 0 behind a proxy, which is one address for all. Default: ${DEFAULT-VALUE}")
    private int connectionsPerSource = 1_000;

    @picocli.CommandLine.Option(
            names = "--requests-per-source",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description =
                    "Requests in flight of one address; further ones are answered 503. 0 for no limit. Default: ${DEFAULT-VALUE}")
    private int requestsPerSource = 1_000;

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
                standard.headerTime());
    }
}
