package io.paysession.benchmarks;

import io.paysession.benchmarks.StoreLoad.Operation;
import java.util.Locale;

/**
 * The product's store beside Spring Session JDBC: the same PostgreSQL, the same number of threads and connections, in
 * turns.
 */
final class StoreMode {
    private static final int THREADS = 16;
    private static final int ROUNDS = 2;

    private StoreMode() {}

    static void run(int seconds) throws Exception {
        try (CleanUp cleanUp = new CleanUp()) {
            TemporaryFolder folder = cleanUp.start(TemporaryFolder::create);
            Database database = cleanUp.start(() -> Database.start(folder.path().resolve("data")));
            PaysessionStore paysession = cleanUp.start(() -> PaysessionStore.open(database));
            SpringStore spring = cleanUp.start(() -> SpringStore.open(database));
            StoreLoad ours = cleanUp.start(() -> new StoreLoad(paysession, THREADS));
            StoreLoad theirs = cleanUp.start(() -> new StoreLoad(spring, THREADS));
            print("%s%n%s%n", Machine.describe(), database.describe());
            print("%d threads, %d connections%n", THREADS, database.settings().poolSize());
            ours.prepare();
            theirs.prepare();
            warmUp(ours, theirs, Math.max(3, seconds / 2));
            for (Operation operation : Operation.values()) {
                measure(operation, ours, theirs, seconds);
            }
        }
    }

    private static void warmUp(StoreLoad ours, StoreLoad theirs, int seconds) throws InterruptedException {
        print("warming up: %d s for each operation of each store%n", seconds);
        for (Operation operation : Operation.values()) {
            double ignoredOurs = ours.run(operation, seconds);
            double ignoredTheirs = theirs.run(operation, seconds);
        }
    }

    private static void measure(Operation operation, StoreLoad ours, StoreLoad theirs, int seconds)
            throws InterruptedException {
        double paysession = 0;
        double spring = 0;
        for (int round = 0; round < ROUNDS; round++) {
            spring += theirs.run(operation, seconds) / ROUNDS;
            paysession += ours.run(operation, seconds) / ROUNDS;
        }
        print(
                "%-8s  Paysession %8.1f/s   Spring Session %8.1f/s   ratio %.2f%n",
                operation.name().toLowerCase(Locale.ROOT), paysession, spring, paysession / spring);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
