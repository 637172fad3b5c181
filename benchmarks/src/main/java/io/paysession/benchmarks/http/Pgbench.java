package io.paysession.benchmarks.http;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.machine.ChildProcess;
import io.paysession.benchmarks.machine.CleanUp;
import io.paysession.benchmarks.machine.ProcessorTime;
import io.paysession.benchmarks.machine.TemporaryFolder;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a flow without the product: PostgreSQL's own load driver on a table of the same form. Each statement
 * commits by itself, as in the product.
 */
final class Pgbench {
    /** Keys are random, as the product's hashes are. Everything of size goes over the wire, as from the product. */
    private static final String SCRIPT = """
            \\set session random(1, 9000000000000000000)
            INSERT INTO %1$s (id_hash, key_id, salt, merchant_id, version, update_status, authentications_allowed, \
            authentications_used, api_version, created_at, expires_at, revision, content) \
            VALUES (sha256(int8send(:session)), :key_id, :salt, :merchant, :version1, 'NO_UPDATE', 25, 0, 100, now(), \
            now() + interval '15 minutes', 1, :content1);
            SELECT id_hash, key_id, salt, merchant_id, version, update_status, authentications_allowed, \
            authentications_used, api_version, created_at, expires_at, revision, content \
            FROM %1$s WHERE id_hash IN (sha256(int8send(:session)));
            UPDATE %1$s SET (id_hash, key_id, salt, merchant_id, version, update_status, authentications_allowed, \
            authentications_used, api_version, created_at, expires_at, revision, content) \
            = ROW(sha256(int8send(:session)), :key_id, :salt, :merchant, :version2, 'SUCCESS', 25, 0, 100, created_at, \
            now() + interval '15 minutes', 2, :content2) \
            WHERE revision = 1 AND id_hash IN (sha256(int8send(:session)));
            SELECT id_hash, key_id, salt, merchant_id, version, update_status, authentications_allowed, \
            authentications_used, api_version, created_at, expires_at, revision, content \
            FROM %1$s WHERE id_hash IN (sha256(int8send(:session)));
            """.formatted(Database.COPY);

    private static final String BEFORE = "a1b2c3d401";
    private static final String AFTER = "3fe9d98d02";

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final Pattern PROCESSED =
            Pattern.compile("(?m)^number of transactions actually processed: ([0-9]+)");
    private static final Pattern LATENCY = Pattern.compile("(?m)^latency average = ([0-9.]+) ms");

    private final Database database;
    private final TemporaryFolder folder;
    private final CleanUp cleanUp;
    private final List<String> variables;

    /**
     * What one run measured.
     *
     * @param flowsPerSecond flows of four statements
     * @param meanMillis     how long a whole flow takes, on average
     * @param postgresMicros processor time of PostgreSQL for a flow
     */
    record Result(double flowsPerSecond, double meanMillis, double postgresMicros) {}

    /** @param contents how many bytes of content the product stores for a new session and for an updated one */
    Pgbench(Database database, TemporaryFolder folder, CleanUp cleanUp, ContentSizes contents) {
        this.database = database;
        this.folder = folder;
        this.cleanUp = cleanUp;
        variables = List.of(
                "key_id=0123456789abcdef",
                "merchant=" + Samples.MERCHANT,
                "salt=" + bytes(32),
                "version1=" + BEFORE,
                "version2=" + AFTER,
                "content1=" + bytes(contents.created()),
                "content2=" + bytes(contents.updated()));
    }

    Result run(int clients, int seconds) throws Exception {
        database.empty(Database.COPY);
        Path output = folder.path().resolve("pgbench.log");
        double before = ProcessorTime.of(database.postmaster());
        ChildProcess pgbench = cleanUp.start(
                () -> ChildProcess.start(command(clients, seconds), Map.of("PGPASSWORD", database.password()), output));
        int exitCode = pgbench.process().waitFor();
        if (exitCode != 0) {
            throw new BenchmarkException("pgbench failed: " + pgbench.lastLine());
        }
        String text = pgbench.text();
        long flows = Long.parseLong(find(PROCESSED, text));
        double postgresSeconds = ProcessorTime.of(database.postmaster()) - before;
        requireRows(flows);
        return new Result(
                Double.parseDouble(find(RATE, text)),
                Double.parseDouble(find(LATENCY, text)),
                postgresSeconds / flows * 1e6);
    }

    /** It does not notice by itself when a statement finds nothing. */
    private void requireRows(long flows) {
        String updated = database.ask("SELECT count(*) FROM " + Database.COPY + " WHERE version = '" + AFTER + "'");
        if (Long.parseLong(updated) != flows) {
            throw new BenchmarkException("pgbench claims " + flows + " flows, but updated " + updated + " rows");
        }
    }

    private List<String> command(int clients, int seconds) throws IOException {
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(database.port()), "-U", database.user()));
        command.addAll(List.of("-c", Integer.toString(clients), "-j", "2", "-T", Integer.toString(seconds)));
        command.addAll(List.of("-f", folder.write("flow.sql", SCRIPT).toString()));
        variables.forEach(variable -> command.addAll(List.of("-D", variable)));
        command.add(database.name());
        return command;
    }

    private static String bytes(int count) {
        return "\\x" + "5c".repeat(count);
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new BenchmarkException("pgbench has not said " + pattern.pattern());
        }
        return matcher.group(1);
    }
}
