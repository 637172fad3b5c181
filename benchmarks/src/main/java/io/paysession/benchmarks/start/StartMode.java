package io.paysession.benchmarks.start;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.machine.ChildProcess;
import io.paysession.benchmarks.machine.CleanUp;
import io.paysession.benchmarks.machine.Machine;
import io.paysession.benchmarks.machine.ProcessorTime;
import io.paysession.benchmarks.machine.TemporaryFolder;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes until a server is ready that was killed a moment ago: with an existing data directory, whose PostgreSQL
 * it finds as an orphan, and on a database that runs; as {@code java -jar}, and by the script with its archive of classes.
 */
public final class StartMode {
    private final int runs;
    private final TemporaryFolder folder;

    private StartMode(int runs, TemporaryFolder folder) {
        this.runs = runs;
        this.folder = folder;
    }

    public static void run(int runs) throws Exception {
        Path jar = ServerProcess.productJar()
                .orElseThrow(() -> new BenchmarkException("there is no paysession.jar of the same build"));
        Path script = jar.resolveSibling("paysession");
        try (CleanUp cleanUp = new CleanUp()) {
            TemporaryFolder folder = cleanUp.start(TemporaryFolder::create);
            StartMode mode = new StartMode(runs, folder);
            print("%s%n%d starts of each kind after kill -9; medians, in ms%n", Machine.describe(), runs);
            List<String> plain = List.of(java(), "-Dpaysession.start-times=true", "-jar", jar.toString());
            List<String> scripted = List.of("sh", script.toString());

            Path data = folder.path().resolve("data");
            List<String> embedded = List.of("--data-dir", data.toString());
            mode.once(plain, embedded);
            mode.measure("java -jar, data directory", plain, embedded);
            mode.once(scripted, embedded);
            mode.measure("script, data directory", scripted, embedded);
            // In order, so that no PostgreSQL stays behind.
            mode.once(plain, embedded);

            Database database = cleanUp.start(() -> Database.start(folder.path().resolve("running")));
            List<String> external = mode.options(database);
            mode.once(plain, external);
            mode.measure("java -jar, running database", plain, external);
            mode.measure("script, running database", scripted, external);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> options(Database database) throws IOException {
        byte[] key = new byte[32];
        new java.security.SecureRandom().nextBytes(key);
        return List.of(
                "--database-url",
                database.jdbcUrl(),
                "--database-user",
                database.user(),
                "--database-password-file",
                folder.write("password", database.password()).toString(),
                "--master-key-file",
                folder.write("key", Base64.getEncoder().encodeToString(key)).toString());
    }

    /** A start and a stop in order: makes the data directory, the tables, or the archive of classes. */
    private void once(List<String> product, List<String> options) throws Exception {
        try (ChildProcess child = start(product, options)) {
            String unusedAddress = child.await(ServerProcess.READY, ServerProcess.START_SECONDS);
        }
    }

    private ChildProcess start(List<String> product, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(product);
        command.addAll(List.of("serve", "--port", "0", "--management-port", "0"));
        command.addAll(options);
        return ChildProcess.start(
                command,
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "PAYSESSION_CLASS_ARCHIVES",
                        folder.path().toString(),
                        "PAYSESSION_JAVA_OPTIONS",
                        "-Dpaysession.start-times=true"),
                folder.path().resolve("start.log"));
    }

    private void measure(String what, List<String> product, List<String> options) throws Exception {
        StartFigures figures = new StartFigures();
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            ChildProcess child = start(product, options);
            try {
                while (!child.text().contains(ServerProcess.READY)) {
                    if (!child.isAlive() || System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(3)) {
                        throw new BenchmarkException("a server does not start: " + child.lastLine());
                    }
                    Thread.sleep(2);
                }
                figures.add("ready", (System.nanoTime() - begun) / 1e6);
                figures.add("processor", 1000 * ProcessorTime.of(child.process().toHandle()));
                figures.addParts(child.await("start-times: ", ServerProcess.START_SECONDS));
            } finally {
                boolean unusedEnded = child.process().destroyForcibly().waitFor(1, TimeUnit.MINUTES);
            }
        }
        print("%n%s%n%s", what, figures.medians());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
