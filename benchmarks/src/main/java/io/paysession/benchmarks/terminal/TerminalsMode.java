package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.machine.CleanUp;
import io.paysession.benchmarks.machine.Machine;
import io.paysession.benchmarks.machine.TemporaryFolder;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.ServerProcess;
import io.paysession.benchmarks.product.SimulatorProcess;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Many terminals at one server, each with a session in every period. What is measured is only worth something if no
 * cardholder's money is left reserved, so that is looked at in the end.
 */
public final class TerminalsMode {
    private static final int WARM_UP_SECONDS = 30;
    private static final int ONLINE_SECONDS = 120;
    private static final int DISPOSAL_SECONDS = 120;
    private static final long LOOK_MILLIS = 250;
    private static final String UNFINISHED = "SELECT count(*) FROM terminal_session WHERE phase <> 'OVER'";

    /**
     * How much there is to do.
     *
     * @param terminals how many terminals there are
     * @param period    how often each of them has a session
     * @param seconds   how long is measured, after the warm-up
     */
    public record Load(int terminals, Duration period, int seconds) {}

    private final Load load;
    private final Database database;
    private final ServerProcess server;
    private final SimulatorProcess simulator;
    private final CashierResult result = new CashierResult();

    private TerminalsMode(Load load, Database database, ServerProcess server, SimulatorProcess simulator) {
        this.load = load;
        this.database = database;
        this.server = server;
        this.simulator = simulator;
    }

    public static void run(Load load) throws Exception {
        try (CleanUp cleanUp = new CleanUp()) {
            TemporaryFolder folder = cleanUp.start(TemporaryFolder::create);
            Database database = cleanUp.start(() -> Database.start(folder.path().resolve("data")));
            SimulatorProcess simulator = cleanUp.start(() -> SimulatorProcess.start(load.terminals(), folder));
            ServerProcess server = cleanUp.start(() -> ServerProcess.start(database, folder));
            print("%s%n%s%nserver: %s%n", Machine.describe(), database.describe(), ServerProcess.classPath());
            new TerminalsMode(load, database, server, simulator).measure();
        }
    }

    private void measure() throws Exception {
        try (Cashiers cashiers = Cashiers.open(server, load.terminals(), load.period(), result)) {
            cashiers.register(simulator);
            await("SELECT count(*) FROM terminal WHERE status <> 'ONLINE'", ONLINE_SECONDS, "not online");
            print("%d terminals are online, with a session every %s each%n", load.terminals(), load.period());
            cashiers.begin();
            cashiers.run(WARM_UP_SECONDS);
            print("warmed up for %d s%n", WARM_UP_SECONDS);
            result.reset();
            TerminalCosts before = TerminalCosts.now(server, simulator, database);
            long start = System.nanoTime();
            cashiers.run(load.seconds());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            TerminalCosts costs = TerminalCosts.now(server, simulator, database).minus(before);
            report(costs, took.toMillis() / 1000.0);
            cashiers.finish();
        }
        conclude();
    }

    private void report(TerminalCosts costs, double seconds) throws IOException {
        print(
                "%n%d sessions in %.0f s, %.1f a second; load average %s%n",
                result.sessions(),
                seconds,
                result.sessions() / seconds,
                Files.readString(Path.of("/proc/loadavg")).strip());
        print(
                "  %d took longer than a period; %.2f looks at a session; %d disposals were answered before their end%n",
                result.late(), (double) result.looks() / result.sessions(), result.early());
        for (CashierResult.Wait wait : CashierResult.Wait.values()) {
            print(
                    "  %-40s p50 %7.1f ms   p99 %7.1f ms   (%d)%n",
                    wait.title(), result.millis(wait, 50), result.millis(wait, 99), result.count(wait));
        }
        print("  processor time of a session: %s%n", costs.perSession(result.sessions()));
        print("  processors: %s of one%n", costs.share(seconds));
        print(
                "  journal: %.0f writes a second, %.1f of a session; %.1f transactions of PostgreSQL a session%n",
                costs.events() / seconds,
                (double) costs.events() / result.sessions(),
                (double) costs.transactions() / result.sessions());
        print("  server: %s%n", threadsAndMemory());
        tables().forEach(line -> print("  %s%n", line));
    }

    private String threadsAndMemory() throws IOException {
        Path status = Path.of("/proc", "" + server.child().process().pid(), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return String.join(
                    ", ",
                    lines.filter(line -> line.matches("(Threads|VmRSS):.*"))
                            .map(line -> line.replaceAll("\\s+", " "))
                            .toList());
        }
    }

    private Seq<String> tables() {
        return database.all(
                "SELECT format('%s: %s inserted, %s updated, %s%% of that heap only; %s dead; %s, indexes %s', relname,"
                        + " n_tup_ins, n_tup_upd, round(100.0 * n_tup_hot_upd / greatest(n_tup_upd, 1), 1), n_dead_tup,"
                        + " pg_size_pretty(pg_table_size(relid)), pg_size_pretty(pg_indexes_size(relid)))"
                        + " FROM pg_stat_user_tables WHERE relname LIKE 'terminal%' ORDER BY relname",
                row -> row.getString(1));
    }

    private void conclude() throws Exception {
        long start = System.nanoTime();
        await(UNFINISHED, DISPOSAL_SECONDS, "undisposed at the end");
        print("%nundisposed at the end: 0, after %.1f s%n", (System.nanoTime() - start) / 1e9);
        server.close();
        simulator.close();
        Seq<String> wrong;
        try (Stream<String> lines = Files.lines(simulator.child().output())) {
            wrong = ApprovalCheck.disagreements(lines, database);
        }
        database.all(
                        "SELECT status || ': ' || count(*) FROM terminal_session GROUP BY status ORDER BY status",
                        row -> row.getString(1))
                .forEach(line -> print("  %s%n", line));
        result.surprises().forEach((what, times) -> print("  surprise: %s, %d times%n", what, times));
        if (wrong.nonEmpty()) {
            throw new BenchmarkException("the terminals and the server disagree: " + wrong.mkString(", "));
        }
        print("  every approval has exactly one end, the same for the terminal and the server%n");
        if (!result.surprises().isEmpty()) {
            throw new BenchmarkException("the server has given answers that it should not");
        }
    }

    /** Waits until that is zero. */
    private void await(String count, int seconds, String what) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        String left = database.ask(count);
        while (!left.equals("0")) {
            if (System.nanoTime() - end >= 0) {
                throw new BenchmarkException(left + " " + what);
            }
            Thread.sleep(LOOK_MILLIS);
            left = database.ask(count);
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
