package io.paysession.adapter.persistence.terminal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.Step;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The journal of terminal sessions in PostgreSQL. Every method is exactly one statement; adding a session takes another
 * one to find out why, if it could not be added.
 */
public final class JdbcTerminalSessions implements TerminalSessions {
    private static final String OF_TERMINAL = " WHERE s.merchant_id = ? AND s.terminal_id = ?";

    private static final String SELECT = "SELECT " + columns() + " FROM terminal_session s" + OF_TERMINAL;

    private static final String FIND = SELECT + " AND s.session_id = ?";

    /** Whoever has the name or the reference, or occupies the terminal. */
    private static final String IN_THE_WAY =
            SELECT + " AND (s.session_id = ? OR s.reference = ? OR s.phase = 'BEFORE_APPROVAL')";

    private static final String UNFINISHED = SELECT + " AND s.phase <> 'OVER' ORDER BY s.created_at, s.first_position";

    private static final String LAST_HOLDER = SELECT
            + " AND s.terminal_number = ? AND CASE WHEN s.card_reader IS NULL THEN coalesce(s.card_generation, 0) = ?"
            + " ELSE s.card_reader = ? END ORDER BY s.approved_at DESC, s.first_position DESC LIMIT 1";

    /** The conditions are those of an index that holds only these. */
    private static final String TO_BE_TRIED =
            SELECT + " AND s.tries_left > 0 AND s.status = 'EXPIRED' ORDER BY s.created_at, s.first_position";

    /** An approval on a terminal is seldom older than so many sessions of it. */
    private static final int LATEST_LOOKED_AT = 200;

    private static final String MAYBE_UNREADABLE = "(" + SELECT + " AND s.phase <> 'OVER') UNION ALL (" + SELECT
            + " AND s.phase = 'OVER' ORDER BY s.created_at DESC, s.first_position DESC LIMIT " + LATEST_LOOKED_AT + ")";

    private static final String UNSEEN = "SELECT count(*) FROM (SELECT 1 FROM terminal_session s" + OF_TERMINAL
            + " AND s.created_at > ? AND s.status IN ('UNKNOWN', 'EXPIRED') AND s.terminal_number IS NULL LIMIT 1) unseen";

    /** The conditions are those of an index that holds only these. */
    private static final String STRANGERS =
            "SELECT count(*) FROM terminal_session s WHERE s.created_at >= ? AND s.amount IS NULL";

    private static final String STEPS = " FROM terminal_session s"
            + " JOIN terminal_event e ON e.merchant_id = s.merchant_id AND e.terminal_id = s.terminal_id"
            + " AND e.position BETWEEN s.first_position AND s.last_position AND e.session_id = s.session_id"
            + OF_TERMINAL + " AND s.session_id = ? ORDER BY e.position";

    private static final String HISTORY = "SELECT e.step, e.at, e.reason, e.status" + STEPS;

    /** The session is the same in each row; a second statement would cost more than to say it again. */
    private static final String RECORDED = "SELECT e.step, e.at, e.reason, e.status, " + columns() + STEPS;

    private static final String HAPPENINGS = "SELECT e.position, e.at, e.terminal_status, e.step, e.reason, e.status, "
            + columns() + " FROM terminal_event e LEFT JOIN terminal_session s ON s.merchant_id = e.merchant_id"
            + " AND s.terminal_id = e.terminal_id AND s.session_id = e.session_id"
            + " WHERE e.merchant_id = ? AND e.terminal_id = ? AND e.position > ? ORDER BY e.position LIMIT ?";

    private static final String LATEST =
            "SELECT coalesce(max(position), 0) FROM terminal_event WHERE merchant_id = ? AND terminal_id = ?";

    private static final String OWED = "SELECT count(*), (SELECT count(*) FROM terminal_session WHERE attention),"
            + " min(created_at), count(*) FILTER (WHERE coalesce(unknown_until, terminal_deadline) <= ?)"
            + " FROM terminal_session WHERE phase <> 'OVER' AND phase = 'UNDISPOSED'";

    private final Statements statements;
    private final DamagedRecords damaged;

    public JdbcTerminalSessions(Statements statements, DamagedRecords damaged) {
        this.damaged = damaged;
        this.statements = statements;
    }

    /** How many terminals and sessions a statement has written. */
    private record Counts(long terminals, long sessions) {
        Written written() {
            if (terminals == 0) {
                return Written.LEASE_LOST;
            }
            return sessions == 0 ? Written.CHANGED_MEANWHILE : Written.WRITTEN;
        }
    }

    /** What binds a statement's parameters. */
    @FunctionalInterface
    private interface Binding {
        void to(Parameters parameters) throws SQLException;
    }

    /** Tries again if whoever was in the way has just gone. */
    @Override
    public Addition add(Scanning session) {
        Option<Addition> result;
        do {
            Counts counts = write(TerminalSessionStatements.ADD, to -> {
                JdbcTerminals.bind(to, session.order().terminal());
                bindAll(to, session);
            });
            if (counts.terminals() == 0) {
                return new Addition.NoTerminal();
            }
            result = counts.sessions() == 1 ? Option.some(new Addition.Added()) : inTheWay(session);
        } while (result.isEmpty());
        return result.get();
    }

    private Option<Addition> inTheWay(Scanning session) {
        Seq<TerminalSession> others = read(IN_THE_WAY, to -> {
            JdbcTerminals.bind(to, session.order().terminal());
            to.text(session.order().id().value())
                    .text(session.order().reference().value());
        });
        Option<Addition> exists = others.find(other ->
                        other.order().reference().equals(session.order().reference()))
                .map(Addition.Exists::new);
        Option<Addition> busy = others.find(other -> other.status().occupiesTerminal())
                .map(other -> new Addition.Busy(other.order().id()));
        Option<Addition> reason = exists.orElse(busy);
        if (reason.isEmpty() && others.nonEmpty()) {
            throw new IllegalStateException("A session of this name exists already");
        }
        return reason;
    }

    @Override
    public long strangers(Instant since) {
        return statements.run(STRANGERS, statement -> {
            Parameters parameters = new Parameters(statement);
            parameters.time(since);
            return Fields.all(statement.executeQuery(), Fields::count).head();
        });
    }

    @Override
    public Written addStray(TerminalSession stray, Lease lease) {
        requireSameTerminal(stray, lease);
        return write(TerminalSessionStatements.ADD_STRAY, to -> {
                    JdbcTerminalLeases.bind(to, lease);
                    bindAll(to, stray);
                })
                .written();
    }

    private static void bindAll(Parameters to, TerminalSession session) throws SQLException {
        TerminalSessionColumns.bindOrder(to, session.order());
        TerminalSessionColumns.bindState(to, session);
    }

    @Override
    public Option<TerminalSession> find(TerminalKey terminal, TerminalSessionId id) {
        return read(FIND, to -> {
                    JdbcTerminals.bind(to, terminal);
                    to.text(id.value());
                })
                .headOption();
    }

    @Override
    public Option<Recorded> recorded(TerminalKey terminal, TerminalSessionId id) {
        return statements.run(RECORDED, statement -> {
            Parameters parameters = new Parameters(statement);
            JdbcTerminals.bind(parameters, terminal);
            parameters.text(id.value());
            return recorded(statement);
        });
    }

    private Option<Recorded> recorded(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            Option<TerminalSession> session = Option.none();
            List<Entry> history = List.empty();
            while (rows.next()) {
                Fields fields = new Fields(rows);
                history = history.append(step(fields));
                if (session.isEmpty()) {
                    session = Option.some(session(fields));
                }
            }
            List<Entry> steps = history;
            return session.map(found -> new Recorded(found, steps));
        }
    }

    @Override
    public Seq<TerminalSession> list(TerminalKey terminal, Filter filter) {
        String conditions = (filter.undisposed() ? " AND s.phase <> 'OVER' AND s.phase = 'UNDISPOSED'" : "")
                + (filter.attention() ? " AND s.attention" : "")
                + filter.createdBefore().map(end -> " AND s.created_at < ?").getOrElse("")
                + filter.cardHash().map(hash -> " AND s.card_hash = ?").getOrElse("");
        return readable(SELECT + conditions + " ORDER BY s.created_at DESC, s.first_position DESC LIMIT ?", to -> {
            JdbcTerminals.bind(to, terminal);
            if (filter.createdBefore().isDefined()) {
                to.time(filter.createdBefore().get());
            }
            if (filter.cardHash().isDefined()) {
                to.text(filter.cardHash().get());
            }
            to.number((Integer) filter.limit());
        });
    }

    @Override
    public Seq<TerminalSession> unfinished(TerminalKey terminal) {
        return readable(UNFINISHED, to -> JdbcTerminals.bind(to, terminal));
    }

    @Override
    public Seq<TerminalSession> toBeTried(TerminalKey terminal) {
        return readable(TO_BE_TRIED, to -> JdbcTerminals.bind(to, terminal)).filter(TerminalSession::isToBeTried);
    }

    @Override
    public boolean hasUnreadable(TerminalKey terminal) {
        return statements.run(MAYBE_UNREADABLE, statement -> {
            Parameters to = new Parameters(statement);
            JdbcTerminals.bind(to, terminal);
            JdbcTerminals.bind(to, terminal);
            return Fields.all(statement.executeQuery(), this::readable).exists(Option::isEmpty);
        });
    }

    @Override
    public boolean hasUnseenSince(TerminalKey terminal, Instant since) {
        return statements.run(UNSEEN, statement -> {
            Parameters parameters = new Parameters(statement);
            JdbcTerminals.bind(parameters, terminal);
            parameters.time(since);
            return Fields.all(statement.executeQuery(), Fields::count).contains(1L);
        });
    }

    @Override
    public Option<TerminalSession> lastHolder(TerminalKey terminal, long terminalSessionId, CardReader device) {
        return read(LAST_HOLDER, to -> {
                    JdbcTerminals.bind(to, terminal);
                    to.number((Long) terminalSessionId)
                            .number((Integer) device.generation())
                            .text(device.serial().map(DeviceSerial::value).getOrNull());
                })
                .headOption();
    }

    @Override
    public Seq<Entry> history(TerminalKey terminal, TerminalSessionId id) {
        return statements.run(HISTORY, statement -> {
            Parameters parameters = new Parameters(statement);
            JdbcTerminals.bind(parameters, terminal);
            parameters.text(id.value());
            return Fields.all(statement.executeQuery(), JdbcTerminalSessions::step);
        });
    }

    @Override
    public boolean replace(TerminalSession current, TerminalSession next) {
        requireSuccessor(current, next);
        Counts counts = write(TerminalSessionStatements.REPLACE, to -> {
            JdbcTerminals.bind(to, current.order().terminal());
            bindReplacement(to, current, next);
        });
        return counts.sessions() == 1;
    }

    @Override
    public Written replace(TerminalSession current, TerminalSession next, Lease lease) {
        requireSuccessor(current, next);
        requireSameTerminal(current, lease);
        return write(TerminalSessionStatements.REPLACE_UNDER_LEASE, to -> {
                    JdbcTerminalLeases.bind(to, lease);
                    bindReplacement(to, current, next);
                })
                .written();
    }

    private static void bindReplacement(Parameters to, TerminalSession current, TerminalSession next)
            throws SQLException {
        TerminalSessionColumns.bindState(to, next);
        to.text(current.order().id().value()).number((Integer) current.step().number());
    }

    @Override
    public Seq<Happening> happenings(TerminalKey terminal, long after, int limit) {
        Seq<Noted> noted = statements.run(HAPPENINGS, statement -> {
            Parameters parameters = new Parameters(statement);
            JdbcTerminals.bind(parameters, terminal);
            parameters.number((Long) after).number((Integer) limit);
            return Fields.all(statement.executeQuery(), this::noted);
        });
        Seq<Happening> told = noted.flatMap(Noted::happening);
        // Nothing at all would say that nothing has happened since.
        return told.isEmpty() && noted.nonEmpty()
                ? happenings(terminal, noted.last().position(), limit)
                : told;
    }

    /** A place in the journal; nothing can be told of it if its session cannot be read. */
    private record Noted(long position, Option<Happening> happening) {}

    private Noted noted(Fields fields) throws SQLException {
        long position = fields.count();
        try {
            return new Noted(position, Option.some(happening(position, fields)));
        } catch (UnreadableException unreadable) {
            return new Noted(position, Option.none());
        }
    }

    private Happening happening(long position, Fields fields) throws SQLException {
        Instant at = fields.moment();
        Option<TerminalStatus> status = Option.of(fields.text()).map(TerminalStatus::valueOf);
        @Nullable Integer number = fields.small();
        if (number == null) {
            return new Happening(position, at, Option.none(), status);
        }
        Entry entry = entry(number, at, fields);
        return new Happening(position, at, Option.some(new SessionStep(session(fields), entry)), status);
    }

    /** Reads a step with its number and time. */
    private static Entry step(Fields fields) throws SQLException {
        int number = (int) fields.count();
        return entry(number, fields.moment(), fields);
    }

    /** Reads a step's reason and status. */
    private static Entry entry(int number, Instant at, Fields fields) throws SQLException {
        return new Entry(
                new Step(number, at, Reason.valueOf(fields.name())), TerminalSessionStatus.valueOf(fields.name()));
    }

    @Override
    public long latest(TerminalKey terminal) {
        return statements.run(LATEST, statement -> {
            JdbcTerminals.bind(new Parameters(statement), terminal);
            return Fields.all(statement.executeQuery(), Fields::count).head();
        });
    }

    @Override
    public Owed owed(Instant soon) {
        return statements.run(OWED, statement -> {
            new Parameters(statement).time(soon);
            return Fields.all(
                            statement.executeQuery(),
                            fields ->
                                    new Owed(fields.count(), fields.count(), Option.of(fields.time()), fields.count()))
                    .head();
        });
    }

    private Counts write(String sql, Binding binding) {
        return statements.run(sql, statement -> {
            binding.to(new Parameters(statement));
            return Fields.all(statement.executeQuery(), fields -> new Counts(fields.count(), fields.count()))
                    .head();
        });
    }

    private Seq<TerminalSession> read(String sql, Binding binding) {
        return statements.run(sql, statement -> {
            binding.to(new Parameters(statement));
            return Fields.all(statement.executeQuery(), this::session);
        });
    }

    private Seq<TerminalSession> readable(String sql, Binding binding) {
        return statements.run(sql, statement -> {
            binding.to(new Parameters(statement));
            return Fields.all(statement.executeQuery(), this::readable).flatMap(session -> session);
        });
    }

    private TerminalSession session(Fields fields) throws SQLException {
        TerminalSessionRow row = TerminalSessionColumns.read(fields);
        try {
            return StoredTerminalSession.session(row);
        } catch (DamagedDataException e) {
            throw damaged.found(
                    UnreadableException.Kind.TERMINAL_SESSION,
                    DamagedRecords.Row.named("terminal_session", "session_id", row.sessionId),
                    e);
        }
    }

    private Option<TerminalSession> readable(Fields fields) throws SQLException {
        try {
            return Option.some(session(fields));
        } catch (UnreadableException unreadable) {
            return Option.none();
        }
    }

    private static String columns() {
        return TerminalSessionColumns.ALL.map(column -> "s." + column).mkString(", ");
    }

    private static void requireSuccessor(TerminalSession current, TerminalSession next) {
        if (!current.order().id().equals(next.order().id())
                || !current.order().terminal().equals(next.order().terminal())
                || current.step().number() + 1 != next.step().number()) {
            throw new IllegalArgumentException("A session is replaced by its own next state");
        }
    }

    private static void requireSameTerminal(TerminalSession session, Lease lease) {
        if (!session.order().terminal().equals(lease.key())) {
            throw new IllegalArgumentException("A lease is for its own terminal");
        }
    }
}
