package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.machine.ProcessorTime;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.ServerProcess;
import io.paysession.benchmarks.product.SimulatorProcess;
import java.util.Locale;

/**
 * What all processes of a run have used so far.
 *
 * @param server       seconds of processor time of the server; likewise the next three
 * @param events       steps and states of terminals that were stored
 * @param transactions that PostgreSQL has ended, looking or writing
 */
record TerminalCosts(double server, double simulator, double postgres, double driver, long events, long transactions) {
    private static final double MICROS = 1e6;

    static TerminalCosts now(ServerProcess server, SimulatorProcess simulator, Database database) {
        return new TerminalCosts(
                ProcessorTime.of(server.child().process().toHandle()),
                ProcessorTime.of(simulator.child().process().toHandle()),
                ProcessorTime.of(database.postmaster()),
                ProcessorTime.ofItself(),
                Long.parseLong(database.ask("SELECT count(*) FROM terminal_event")),
                Long.parseLong(
                        database.ask(
                                "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()")));
    }

    TerminalCosts minus(TerminalCosts before) {
        return new TerminalCosts(
                server - before.server,
                simulator - before.simulator,
                postgres - before.postgres,
                driver - before.driver,
                events - before.events,
                transactions - before.transactions);
    }

    String perSession(long sessions) {
        return String.format(
                Locale.ROOT,
                "server %.0f us, PostgreSQL %.0f us, simulator %.0f us, driver %.0f us",
                server / sessions * MICROS,
                postgres / sessions * MICROS,
                simulator / sessions * MICROS,
                driver / sessions * MICROS);
    }

    /** Of one processor. */
    String share(double seconds) {
        return String.format(
                Locale.ROOT,
                "server %.0f %%, PostgreSQL %.0f %%, simulator %.0f %%, driver %.0f %%",
                server / seconds * 100,
                postgres / seconds * 100,
                simulator / seconds * 100,
                driver / seconds * 100);
    }
}
