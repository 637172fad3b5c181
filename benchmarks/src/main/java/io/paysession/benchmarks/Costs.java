package io.paysession.benchmarks;

import java.util.Locale;

/** Seconds of processor time that the server, PostgreSQL and the load driver have used. */
record Costs(double server, double postgres, double driver) {
    static final Costs NONE = new Costs(0, 0, 0);

    private static final double MICROS = 1e6;

    static Costs now(ServerProcess server, Database database) {
        return new Costs(
                ProcessorTime.of(server.child().process().toHandle()),
                ProcessorTime.of(database.postmaster()),
                ProcessorTime.ofItself());
    }

    Costs plus(Costs other) {
        return new Costs(server + other.server, postgres + other.postgres, driver + other.driver);
    }

    Costs minus(Costs other) {
        return new Costs(server - other.server, postgres - other.postgres, driver - other.driver);
    }

    String perFlow(long flows) {
        return String.format(
                Locale.ROOT,
                "server %.0f us, PostgreSQL %.0f us, driver %.0f us",
                server / flows * MICROS,
                postgres / flows * MICROS,
                driver / flows * MICROS);
    }
}
