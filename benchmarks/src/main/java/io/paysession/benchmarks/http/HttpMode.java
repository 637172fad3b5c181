package io.paysession.benchmarks.http;

import io.paysession.benchmarks.http.FlowConnection.Step;
import io.paysession.benchmarks.machine.CleanUp;
import io.paysession.benchmarks.machine.Machine;
import io.paysession.benchmarks.machine.TemporaryFolder;
import io.paysession.benchmarks.product.Costs;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.ServerProcess;
import java.util.Locale;

/**
 * The whole product over HTTP beside the bare statements that it issues, on one PostgreSQL, in one run. Both take turns,
 * so that whatever else the machine does hits both.
 */
public final class HttpMode {
    private static final int[] CONNECTIONS = {16, 48};
    private static final int ROUNDS = 2;
    /** On two cores that the compiler shares with the load, a server is fast after half a minute, not before. */
    private static final int SHORTEST_WARM_UP = 10;

    private final int seconds;
    private final Database database;
    private final ServerProcess server;
    private final LoadDriver driver;
    private final Pgbench pgbench;

    private HttpMode(int seconds, Database database, ServerProcess server, LoadDriver driver, Pgbench pgbench) {
        this.seconds = seconds;
        this.database = database;
        this.server = server;
        this.driver = driver;
        this.pgbench = pgbench;
    }

    public static void run(int seconds) throws Exception {
        try (CleanUp cleanUp = new CleanUp()) {
            TemporaryFolder folder = cleanUp.start(TemporaryFolder::create);
            Database database = cleanUp.start(() -> Database.start(folder.path().resolve("data")));
            ServerProcess server = cleanUp.start(() -> ServerProcess.start(database, folder));
            print("%s%n%s%nserver: %s%n", Machine.describe(), database.describe(), ServerProcess.classPath());
            database.copyTable();
            FlowRequests requests = FlowRequests.of(
                    server.address().getHostString(), server.address().getPort(), server.password());
            ContentSizes contents = CheckedFlow.run(server, database);
            print("content: %d bytes created, %d bytes updated%n", contents.created(), contents.updated());
            new HttpMode(
                            seconds,
                            database,
                            server,
                            new LoadDriver(server.address(), requests),
                            new Pgbench(database, folder, cleanUp, contents))
                    .measure();
        }
    }

    private void measure() throws Exception {
        int warmUp = Math.max(SHORTEST_WARM_UP, seconds);
        print("warming up: pgbench %d s, HTTP %d s%n", warmUp, 2 * CONNECTIONS.length * warmUp);
        var ignoredPgbench = pgbench.run(CONNECTIONS[0], warmUp);
        for (int connections : CONNECTIONS) {
            var ignoredHttp = driver.run(connections, 2 * warmUp);
        }
        for (int connections : CONNECTIONS) {
            measure(connections);
        }
    }

    private void measure(int connections) throws Exception {
        print("%n%d connections, %d s each%n", connections, seconds);
        LoadResult http = new LoadResult();
        double bare = 0;
        Costs costs = Costs.NONE;
        for (int round = 1; round <= ROUNDS; round++) {
            Pgbench.Result statements = pgbench.run(connections, seconds);
            bare += statements.flowsPerSecond() / ROUNDS;
            database.empty(Database.TABLE);
            Costs before = Costs.now(server, database);
            LoadResult flows = driver.run(connections, seconds);
            costs = costs.plus(Costs.now(server, database).minus(before));
            http.add(flows);
            print(
                    "  round %d: pgbench %8.1f flows/s (%.0f us of PostgreSQL), HTTP %8.1f flows/s, ratio %.3f%n",
                    round,
                    statements.flowsPerSecond(),
                    statements.postgresMicros(),
                    flows.flowsPerSecond(),
                    flows.flowsPerSecond() / statements.flowsPerSecond());
        }
        print(
                "  together: pgbench %8.1f flows/s, HTTP %8.1f flows/s, ratio %.3f%n",
                bare, http.flowsPerSecond(), http.flowsPerSecond() / bare);
        print("  processor time of an HTTP flow: %s%n", costs.perFlow(http.flows()));
        for (Step step : Step.values()) {
            print(
                    "  %-8s p50 %6.2f ms   p99 %6.2f ms%n",
                    step.name().toLowerCase(Locale.ROOT), http.millis(step, 50), http.millis(step, 99));
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
