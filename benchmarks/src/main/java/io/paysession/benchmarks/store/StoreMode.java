package io.paysession.benchmarks.store;

import io.paysession.benchmarks.machine.CleanUp;
import io.paysession.benchmarks.machine.Machine;
import io.paysession.benchmarks.machine.TemporaryFolder;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.store.StoreLoad.Operation;
import java.util.Locale;

/**
 * The product's store beside Spring Session JDBC: the same PostgreSQL, the same number of threads and connections, in
 * turns.
 */
public final class StoreMode {
    private static final int THREADS = 16;
    private static final int ROUNDS = 2;

    private StoreMode() {}

    public static void run(int seconds) throws Exception {
        try (CleanUp cleanUp = new CleanUp()) {
            TemporaryFolder folder = cleanUp.start(TemporaryFolder::create);
            Database database = cleanUp.start(() -> Database.start(folder.path().resolve("data")));
            PaysessionStore paysession = cleanUp.start(() -> PaysessionStore.open(database));
            SpringStore spring = cleanUp.start(() -> SpringStore.open(database));
            StoreLoad ours = cleanUp.start(() -> new StoreLoad(paysession, THREADS, database));
            StoreLoad theirs = cleanUp.start(() -> new StoreLoad(spring, THREADS, database));
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
            StoreResult ignoredOurs = ours.run(operation, seconds);
            StoreResult ignoredTheirs = theirs.run(operation, seconds);
        }
    }

    private static void measure(Operation operation, StoreLoad ours, StoreLoad theirs, int seconds)
            throws InterruptedException {
        StoreResult paysession = StoreResult.NONE;
        StoreResult spring = StoreResult.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            spring = spring.plus(theirs.run(operation, seconds));
            paysession = paysession.plus(ours.run(operation, seconds));
        }
        print(
                "%-8s  Paysession %s   Spring Session %s   ratio %.2f%n",
                operation.name().toLowerCase(Locale.ROOT),
                paysession.describe(),
                spring.describe(),
                paysession.perSecond() / spring.perSecond());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
