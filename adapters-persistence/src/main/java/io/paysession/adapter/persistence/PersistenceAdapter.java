package io.paysession.adapter.persistence;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.bucket4j.TimeMeter;
import io.paysession.adapter.persistence.crypto.KeyRegistry;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.crypto.KeyedFingerprints;
import io.paysession.adapter.persistence.crypto.KeyedPasswordHashing;
import io.paysession.adapter.persistence.merchant.CachedMerchants;
import io.paysession.adapter.persistence.merchant.JdbcMerchants;
import io.paysession.adapter.persistence.order.JdbcIncidents;
import io.paysession.adapter.persistence.order.JdbcOrders;
import io.paysession.adapter.persistence.order.JdbcProcesses;
import io.paysession.adapter.persistence.order.OrderRekeying;
import io.paysession.adapter.persistence.schema.SchemaMigration;
import io.paysession.adapter.persistence.schema.TablePlace;
import io.paysession.adapter.persistence.schema.WriteProbe;
import io.paysession.adapter.persistence.session.JdbcSessions;
import io.paysession.adapter.persistence.sql.BorrowedConnections;
import io.paysession.adapter.persistence.sql.ConnectionPermits;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.PersistenceFailedException;
import io.paysession.adapter.persistence.sql.StartFailedException;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.adapter.persistence.terminal.JdbcTerminalLeases;
import io.paysession.adapter.persistence.terminal.JdbcTerminalSessions;
import io.paysession.adapter.persistence.terminal.JdbcTerminals;
import io.paysession.adapter.persistence.token.JdbcTokens;
import io.paysession.adapter.persistence.token.TokenRekeying;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.MasterKeys;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.Tokens;
import io.paysession.application.port.UnreadableException;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores in PostgreSQL, 14 or newer. Opening one connects, refuses a database that may lose acknowledged data,
 * brings the tables to this version's form and checks that the master keys fit what is stored. Several processes may
 * share a database and may start at once.
 *
 * <p><b>Changing the master key</b> of processes that share a database takes three steps, each rolled out to all of them
 * before the next: first add the new key at the end of the list, so that everybody can read it; then move it to the
 * front, so that everybody writes under it; then, when nothing needs the old key any more, remove that. Sessions stop
 * needing it when they expire, within an hour at most; merchants when their passwords are next used; orders and tokens
 * when {@link #rekey} has moved them. Whoever removes a key too early is told at the start what still needs it, and
 * nothing is lost. What cannot be moved are {@linkplain #fingerprints() digests}: a request that was sent before the
 * change is not recognised any more once the old key is gone, and refused if it is sent again.
 */
public final class PersistenceAdapter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PersistenceAdapter.class);

    private final Connections connections;
    private final ConnectionPermits permits;
    private final Option<String> failoverRisk;
    private final Seq<OpeningTime> openingTimes;
    private final Readiness readiness;
    private final KeyRegistry registry;
    private final OrderRekeying orderRekeying;
    private final TokenRekeying tokenRekeying;
    private final JdbcSessions sessions;
    private final JdbcOrders orders;
    private final JdbcProcesses processes;
    private final Incidents incidents;
    private final Tokens tokens;
    private final Fingerprints fingerprints;
    private final Merchants merchants;
    private final Merchants cachedMerchants;
    private final PasswordHashing passwordHashing;
    private final Terminals terminals;
    private final TerminalLeases terminalLeases;
    private final TerminalSessions terminalSessions;

    private final DamagedRecords damaged = new DamagedRecords();

    /**
     * How long a part of opening the stores took.
     *
     * @param name of the part, in a word
     */
    public record OpeningTime(String name, Duration time) {}

    /** What was learnt on the way. */
    private record Opened(Preflight.Findings findings, OpeningTimes times, boolean requireSynchronousStandby) {}

    private PersistenceAdapter(Connections connections, KeyRing keys, Opened opened) {
        this.connections = connections;
        permits = new ConnectionPermits(connections.most(), connections.patience());
        Statements statements = connections.statements(permits);
        failoverRisk = opened.findings().failoverRisk();
        openingTimes = opened.times().all();
        registry = new KeyRegistry(statements, keys);
        readiness = new Readiness(
                statements, registry, new WriteProbe(statements, System::nanoTime), opened.requireSynchronousStandby());
        orderRekeying = new OrderRekeying(statements, keys);
        tokenRekeying = new TokenRekeying(statements, keys);
        sessions = new JdbcSessions(statements, keys, connections.patience());
        String process = UUID.randomUUID().toString();
        incidents = new JdbcIncidents(statements, damaged);
        processes = new JdbcProcesses(statements, process);
        orders = new JdbcOrders(statements, keys, sessions, process, damaged);
        tokens = new JdbcTokens(statements, keys, sessions, damaged);
        fingerprints = new KeyedFingerprints(keys);
        merchants = new JdbcMerchants(statements, damaged);
        cachedMerchants = new CachedMerchants(merchants, TimeMeter.SYSTEM_NANOTIME);
        passwordHashing = new KeyedPasswordHashing(keys);
        terminals = new JdbcTerminals(statements, damaged);
        terminalLeases = new JdbcTerminalLeases(statements, damaged);
        terminalSessions = new JdbcTerminalSessions(statements, damaged);
    }

    /**
     * Opens the stores.
     *
     * @throws PersistenceStartException with one line for the operator, if that is not possible; nothing stays open
     */
    public static PersistenceAdapter open(PersistenceSettings settings, MasterKeys masterKeys) {
        return open(settings, masterKeys, UnaryOperator.identity());
    }

    /**
     * Opens the stores in the database of somebody else, on his connections.
     *
     * @throws PersistenceStartException with one line for the operator, if that is not possible; his connections and what
     *                                   else is in the database are as they were
     */
    public static PersistenceAdapter open(SharedDatabase database, MasterKeys masterKeys) {
        BorrowedConnections borrowed =
                new BorrowedConnections(database.connections(), database.schema(), PostgresDataSource.MIGRATION);
        return open(
                new Opening(database.demands(), database.place(), borrowed),
                masterKeys,
                () -> Connections.of(database));
    }

    /** @param wrapping lets a test look at everything that is done to the pool */
    static PersistenceAdapter open(
            PersistenceSettings settings, MasterKeys masterKeys, UnaryOperator<DataSource> wrapping) {
        Opening opening = new Opening(settings.demands(), settings.tables(), PostgresDataSource.forStart(settings));
        return open(opening, masterKeys, () -> Connections.of(PostgresDataSource.pool(settings), wrapping));
    }

    /** What is opened, by single connections. */
    private record Opening(Demands demands, TablePlace tables, DataSource single) {
        Preflight.Findings look() {
            return new Preflight(demands, tables, single).check();
        }
    }

    private static PersistenceAdapter open(Opening opening, MasterKeys masterKeys, Supplier<Connections> last) {
        try {
            return opened(opening, masterKeys, last);
        } catch (StartFailedException e) {
            throw new PersistenceStartException(e.line(), e);
        }
    }

    private static PersistenceAdapter opened(Opening opening, MasterKeys masterKeys, Supplier<Connections> last) {
        OpeningTimes times = new OpeningTimes();
        KeyRing keys = times.of("keys", () -> KeyRing.load(masterKeys));
        Preflight.Findings findings = times.of("preflight", opening::look);
        if (!findings.formKnown()) {
            times.of("Flyway", () -> SchemaMigration.migrate(opening.single(), opening.tables()));
            times.of("Hibernate", () -> SchemaMigration.validate(opening.single(), opening.tables()));
        }
        Connections connections = times.of("pool", last);
        try {
            PersistenceAdapter adapter = new PersistenceAdapter(
                    connections,
                    keys,
                    new Opened(findings, times, opening.demands().requireSynchronousStandby()));
            adapter.registry.checkAndRegister();
            return adapter;
        } catch (PersistenceFailedException e) {
            connections.close();
            throw new PersistenceStartException(
                    "The database " + opening.demands().place() + " went away during the start", e);
        } catch (RuntimeException | Error e) {
            connections.close();
            throw e;
        }
    }

    /** The payment sessions. */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * How often this process has found a session that is not what was stored: changed by somebody, or put back from before
     * its security code was used. It was answered as unknown, and the log tells of it.
     */
    public long damagedSessions() {
        return sessions.damaged();
    }

    /**
     * How often this process has found something of that kind that is not what was stored. Whoever needed it was refused,
     * and the log tells of it.
     */
    public long damaged(UnreadableException.Kind kind) {
        return damaged.count(kind);
    }

    /** The orders with their transactions. */
    public Orders orders() {
        return orders;
    }

    /**
     * How many transactions are open, so that their orders are locked, although their acquirer was first asked before this
     * moment. That it was asked about them since makes them no younger.
     *
     * @param limit more are not counted, at least 1
     */
    public int openSince(Instant askedBefore, int limit) {
        return orders.openSince(askedBefore, limit);
    }

    /**
     * Says that this process lives. Until it has said so first nothing is known of it, and nobody takes it for dead; from
     * then on it is taken for dead when it has not said so again for that long. What a dead process was asking of acquirers
     * is {@linkplain Orders#claim claimed} at once.
     */
    public void renewProcess(Duration lease) {
        processes.renew(lease);
    }

    /** Says that this process asks nobody for anything any more. */
    public void endProcess() {
        processes.end();
    }

    /** Says that no other process lives: to be said by whoever knows that the database is nobody else's. */
    public void endOtherProcesses() {
        processes.endOthers();
    }

    /** What acquirers have contradicted. */
    public Incidents incidents() {
        return incidents;
    }

    /** The token vault. */
    public Tokens tokens() {
        return tokens;
    }

    /** Digests under the master keys. */
    public Fingerprints fingerprints() {
        return fingerprints;
    }

    /** The merchants, always read from the database. */
    public Merchants merchants() {
        return merchants;
    }

    /** The merchants; those that were found are remembered for some seconds, as the port allows. */
    public Merchants cachedMerchants() {
        return cachedMerchants;
    }

    /** Hashes of API passwords under the master keys. */
    public PasswordHashing passwordHashing() {
        return passwordHashing;
    }

    /** The registered terminals. */
    public Terminals terminals() {
        return terminals;
    }

    /** Who is in charge of which terminal, by the database's clock. */
    public TerminalLeases terminalLeases() {
        return terminalLeases;
    }

    /** The journal of terminal sessions. */
    public TerminalSessions terminalSessions() {
        return terminalSessions;
    }

    /**
     * Moves orders and tokens that are encrypted under another key of this process to the current one, in one transaction.
     * Several processes may do so side by side, beside whoever uses the stores; what is just being used is left for the
     * next time. To be repeated until nothing is moved, and again every now and then: other processes may still write
     * under another key.
     *
     * @param limit the most orders or tokens to move, at least 1
     * @return how many were moved
     */
    public int rekey(int limit) {
        int moved = orderRekeying.move(limit);
        return moved > 0 ? moved : tokenRekeying.move(limit);
    }

    /** Whether the database answers and the master keys still fit: whether to send requests here. */
    public boolean isReady() {
        return notReadyBecause().isEmpty();
    }

    /** Why {@link #isReady()} is false, in one line for the operator; none if it is true. Never throws. */
    public Option<String> notReadyBecause() {
        try {
            return readiness.obstacle();
        } catch (RuntimeException e) {
            LOG.debug("The readiness check failed", e);
            return Option.of(e.getMessage()).orElse(Option.some("The database could not answer"));
        }
    }

    /**
     * Why a failover of the database may lose what was acknowledged, as it was at the start, to be read behind the words "the
     * database"; none if commits wait for a standby.
     */
    public Option<String> failoverRisk() {
        return failoverRisk;
    }

    /** How long the parts of opening took, in their order; a part that was not needed is missing. */
    public Seq<OpeningTime> openingTimes() {
        return openingTimes;
    }

    /** How many connections are in use. */
    public int activeConnections() {
        return connections.gauge(HikariPoolMXBean::getActiveConnections).getOrElse(permits::taken);
    }

    /** How many connections of our own are open and not in use. */
    public int idleConnections() {
        return connections.gauge(HikariPoolMXBean::getIdleConnections).getOrElse(0);
    }

    /** How many callers are waiting for a connection, or for others who ask for them too. */
    public int waitingCallers() {
        return permits.waiting() + sessions.waiting();
    }

    /** Gives connections of our own up. Given ones are left open. */
    @Override
    public void close() {
        connections.close();
    }
}
