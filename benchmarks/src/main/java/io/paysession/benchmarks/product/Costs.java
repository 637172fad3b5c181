package io.paysession.benchmarks.product;

import io.paysession.benchmarks.machine.ProcessorTime;
import java.util.Locale;

/** Seconds of processor time that the server, PostgreSQL and the load driver have used. */
public record Costs(double server, double postgres, double driver) {
    public static final Costs NONE = new Costs(0, 0, 0);

    private static final double MICROS = 1e6;

    public static Costs now(ServerProcess server, Database database) {
        return new Costs(
                ProcessorTime.of(server.child().process().toHandle()),
                ProcessorTime.of(database.postmaster()),
                ProcessorTime.ofItself());
    }

    public Costs plus(Costs other) {
        return new Costs(server + other.server, postgres + other.postgres, driver + other.driver);
    }

    public Costs minus(Costs other) {
        return new Costs(server - other.server, postgres - other.postgres, driver - other.driver);
    }

    public String perFlow(long flows) {
        return String.format(
                Locale.ROOT,
                "server %.0f us, PostgreSQL %.0f us, driver %.0f us",
                server / flows * MICROS,
                postgres / flows * MICROS,
                driver / flows * MICROS);
    }
}
