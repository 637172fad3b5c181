package io.paysession.adapter.persistence.terminal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;

/**
 * Terminals in PostgreSQL. Reading is one statement; registering and removing are a few in a transaction, because what
 * they depend on must be looked at after the terminal is locked: a statement that waits for a lock still sees everything
 * else as it was before.
 */
public final class JdbcTerminals implements Terminals {
    /** The rows that are kept here, with which the tables are compared. */
    public static final List<Class<?>> ROWS =
            List.of(TerminalRow.class, TerminalSessionRow.class, TerminalEventRow.class);

    /** What {@link #terminal} reads. */
    static final String COLUMNS = "merchant_id, terminal_id, family, address, currency";

    /** What {@link #recognition} reads. */
    static final String DEVICE = "device_serial, found_serial, device_generation, silence";

    /** What {@link #bindDevice} writes. */
    static final String SET_DEVICE = "device_serial = ?, found_serial = ?, device_generation = ?, silence = ?";

    /** The same as {@link Recognition#forgotten}. */
    private static final String NO_DEVICE = "device_serial = NULL, found_serial = NULL, replaced_at = NULL,"
            + " device_generation = device_generation + 1, silence = 'UNHEARD'";

    private static final String SELECT =
            "SELECT " + COLUMNS + ", CASE WHEN lease_until > clock_timestamp()" + " THEN status ELSE 'CONNECTING' END, "
                    + DEVICE + " FROM terminal WHERE address IS NOT NULL AND merchant_id = ?";

    private static final String FIND = SELECT + " AND terminal_id = ?";
    private static final String LIST = SELECT + " ORDER BY terminal_id";

    private static final String IN_STATUS = "SELECT merchant_id, terminal_id FROM terminal WHERE address IS NOT NULL"
            + " AND status = ? AND lease_until > clock_timestamp()"
            + " ORDER BY merchant_id, terminal_id LIMIT ?";

    /** Registrations are rare and wait for each other: two for one address cannot meet. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('paysession terminal registration', 0))";

    private static final String LOCK = "SELECT " + COLUMNS
            + " FROM terminal WHERE merchant_id = ? AND terminal_id = ? AND address IS NOT NULL FOR UPDATE";

    private static final String HOLDER = "SELECT merchant_id, terminal_id FROM terminal WHERE place = ?";

    private static final String UNFINISHED =
            "SELECT FROM terminal_session" + " WHERE merchant_id = ? AND terminal_id = ? AND phase <> 'OVER'";

    private static final String OBSTACLES = "SELECT EXISTS (SELECT FROM terminal WHERE place = ?"
            + " AND (merchant_id, terminal_id) <> (?, ?)), EXISTS (" + UNFINISHED + ")";

    private static final String COUNT = "SELECT count(*) FROM terminal WHERE merchant_id = ? AND address IS NOT NULL";

    private static final String WRITE = "INSERT INTO terminal (" + COLUMNS
            + ", place, status, lease_epoch, last_position) VALUES (?, ?, ?, ?, ?, ?, 'CONNECTING', 0, 0)"
            + " ON CONFLICT (merchant_id, terminal_id) DO UPDATE SET family = excluded.family,"
            + " address = excluded.address, place = excluded.place, currency = excluded.currency, status = excluded.status,"
            + " lease_holder = NULL, lease_until = NULL";

    private static final String LOCK_DEVICE = FIND + " FOR UPDATE";

    private static final String WRITE_DEVICE =
            "UPDATE terminal SET " + SET_DEVICE + " WHERE merchant_id = ? AND terminal_id = ?";

    private static final String REPLACE = "UPDATE terminal SET " + SET_DEVICE + ", replaced_at = ?,"
            + " status = 'CONNECTING', lease_holder = NULL, lease_until = NULL"
            + " WHERE merchant_id = ? AND terminal_id = ?";

    private static final String REMOVE = "UPDATE terminal SET address = NULL, place = NULL, status = 'CONNECTING', "
            + NO_DEVICE + ", lease_holder = NULL, lease_until = NULL WHERE merchant_id = ? AND terminal_id = ?"
            + " AND NOT EXISTS (" + UNFINISHED + ")";

    private static final String LOCK_ALL =
            "SELECT terminal_id FROM terminal WHERE merchant_id = ? AND address IS NOT NULL"
                    + " ORDER BY terminal_id FOR UPDATE";

    private static final String REMOVE_ALL = "UPDATE terminal SET address = NULL, place = NULL, status = 'CONNECTING', "
            + NO_DEVICE + ", lease_holder = NULL, lease_until = NULL WHERE merchant_id = ? AND address IS NOT NULL"
            + " AND NOT EXISTS (SELECT FROM terminal_session WHERE merchant_id = ? AND phase <> 'OVER')";

    private final Statements statements;
    private final DamagedRecords damaged;

    public JdbcTerminals(Statements statements, DamagedRecords damaged) {
        this.statements = statements;
        this.damaged = damaged;
    }

    @Override
    public Registration register(Terminal terminal, Permit permit) {
        return statements.inTransaction(transaction -> {
            boolean alone = transaction.run(ONE_AT_A_TIME, statement -> statement.execute());
            Option<Registered> known = alone ? lockRegistered(transaction, terminal.key()) : Option.none();
            Option<Terminal> before = known.map(Registered::terminal);
            if (before.contains(terminal)) {
                return Registration.UPDATED;
            }
            if (before.isEmpty() && count(transaction, terminal.key().merchant()) >= permit.most()) {
                return Registration.TOO_MANY;
            }
            boolean sameDevice = before.exists(former -> former.isSameDevice(terminal));
            Option<Registration> obstacle =
                    obstacle(transaction, terminal).filter(found -> found == Registration.ADDRESS_TAKEN || !sameDevice);
            boolean stays = before.exists(former -> former.address().equals(terminal.address()));
            if (!permit.place() && !stays) {
                return Registration.NOT_PERMITTED;
            }
            if (obstacle.isDefined()) {
                return obstacle.get();
            }
            write(transaction, terminal);
            if (known.isDefined()) {
                Recognition device = known.get().device();
                writeDevice(transaction, terminal.key(), sameDevice ? device.moved() : device.forgotten());
            }
            return before.isDefined() ? Registration.UPDATED : Registration.ADDED;
        });
    }

    private static long count(Statements.Transaction transaction, MerchantId merchant) throws SQLException {
        return transaction.run(COUNT, statement -> {
            new Parameters(statement).text(merchant.value());
            return Fields.all(statement.executeQuery(), Fields::count).head();
        });
    }

    private static Option<Terminal> lock(Statements.Transaction transaction, TerminalKey key) throws SQLException {
        return transaction.run(LOCK, statement -> {
            bind(new Parameters(statement), key);
            return Fields.all(statement.executeQuery(), JdbcTerminals::terminal).headOption();
        });
    }

    private static Option<Registration> obstacle(Statements.Transaction transaction, Terminal terminal)
            throws SQLException {
        return transaction.run(OBSTACLES, statement -> {
            Parameters parameters =
                    new Parameters(statement).text(terminal.address().place());
            bind(parameters, terminal.key());
            bind(parameters, terminal.key());
            return Fields.all(statement.executeQuery(), JdbcTerminals::obstacle).head();
        });
    }

    private static Option<Registration> obstacle(Fields found) throws SQLException {
        Option<Registration> taken = Option.when(found.truth(), Registration.ADDRESS_TAKEN);
        return taken.orElse(Option.when(found.truth(), Registration.STILL_USED));
    }

    private static void write(Statements.Transaction transaction, Terminal terminal) throws SQLException {
        int written = transaction.run(WRITE, statement -> {
            Parameters parameters = new Parameters(statement);
            bind(parameters, terminal.key());
            parameters
                    .text(terminal.family().name())
                    .text(terminal.address().value())
                    .text(terminal.currency().getCurrencyCode())
                    .text(terminal.address().place());
            return statement.executeUpdate();
        });
        if (written != 1) {
            throw new IllegalStateException("A registration has not written one row");
        }
    }

    private static void writeDevice(Statements.Transaction transaction, TerminalKey key, Recognition device)
            throws SQLException {
        int unusedOne = transaction.run(WRITE_DEVICE, statement -> {
            Parameters parameters = new Parameters(statement);
            bindDevice(parameters, device);
            bind(parameters, key);
            return statement.executeUpdate();
        });
    }

    @Override
    public Option<TerminalKey> holder(TerminalAddress address) {
        return statements.run(HOLDER, statement -> {
            new Parameters(statement).text(address.place());
            return Fields.all(statement.executeQuery(), JdbcTerminals::key).headOption();
        });
    }

    @Override
    public Option<Registered> find(TerminalKey key) {
        return statements.run(FIND, statement -> {
            bind(new Parameters(statement), key);
            return Fields.all(statement.executeQuery(), this::registered).headOption();
        });
    }

    @Override
    public Seq<Registered> list(MerchantId merchant) {
        return statements.run(LIST, statement -> {
            new Parameters(statement).text(merchant.value());
            return Fields.all(statement.executeQuery(), this::readable).flatMap(registered -> registered);
        });
    }

    private Option<Registered> readable(Fields fields) throws SQLException {
        try {
            return Option.some(registered(fields));
        } catch (UnreadableException unreadable) {
            return Option.none();
        }
    }

    @Override
    public Seq<TerminalKey> offline(int limit) {
        return inStatus(TerminalStatus.OFFLINE, limit);
    }

    @Override
    public Seq<TerminalKey> otherDevice(int limit) {
        return inStatus(TerminalStatus.OTHER_DEVICE, limit);
    }

    private Seq<TerminalKey> inStatus(TerminalStatus status, int limit) {
        return statements.run(IN_STATUS, statement -> {
            new Parameters(statement).text(status.name()).number((Integer) limit);
            return Fields.all(statement.executeQuery(), JdbcTerminals::key);
        });
    }

    @Override
    public Replacement replace(TerminalKey key, Option<DeviceSerial> right, Instant now) {
        return statements.inTransaction(transaction -> {
            Option<Registered> before = lockRegistered(transaction, key);
            if (before.isEmpty()) {
                return Replacement.NOT_FOUND;
            }
            Recognition device = before.get().device();
            Option<Recognition> replaced = device.replacedBy(right, before.get().status());
            if (replaced.exists(next -> !next.equals(device))) {
                int unusedOne = transaction.run(REPLACE, statement -> {
                    Parameters parameters = new Parameters(statement);
                    bindDevice(parameters, replaced.get());
                    bind(parameters.time(now), key);
                    return statement.executeUpdate();
                });
            }
            return replaced.isDefined() ? Replacement.REPLACED : Replacement.NOT_THERE;
        });
    }

    private Option<Registered> lockRegistered(Statements.Transaction transaction, TerminalKey key) throws SQLException {
        return transaction.run(LOCK_DEVICE, statement -> {
            bind(new Parameters(statement), key);
            return Fields.all(statement.executeQuery(), this::registered).headOption();
        });
    }

    @Override
    public Removal remove(TerminalKey key) {
        return statements.inTransaction(transaction -> {
            if (lock(transaction, key).isEmpty()) {
                return Removal.NOT_FOUND;
            }
            int removed = transaction.run(REMOVE, statement -> {
                Parameters parameters = new Parameters(statement);
                bind(parameters, key);
                bind(parameters, key);
                return statement.executeUpdate();
            });
            return removed == 1 ? Removal.REMOVED : Removal.STILL_USED;
        });
    }

    @Override
    public Removal removeAll(MerchantId merchant) {
        return statements.inTransaction(transaction -> {
            int registered = transaction.run(LOCK_ALL, statement -> {
                new Parameters(statement).text(merchant.value());
                return Fields.all(statement.executeQuery(), Fields::name).size();
            });
            int removed = transaction.run(REMOVE_ALL, statement -> {
                new Parameters(statement).text(merchant.value()).text(merchant.value());
                return statement.executeUpdate();
            });
            return removed == registered ? Removal.REMOVED : Removal.STILL_USED;
        });
    }

    static void bind(Parameters to, TerminalKey key) throws SQLException {
        to.text(key.merchant().value()).text(key.terminal().value());
    }

    /** Reads {@link #COLUMNS}. */
    static Terminal terminal(Fields from) throws SQLException {
        return terminal(key(from), from);
    }

    /** The rest of it. */
    static Terminal terminal(TerminalKey key, Fields from) throws SQLException {
        return new Terminal(
                key,
                TerminalFamily.valueOf(from.name()),
                new TerminalAddress(from.name()),
                Currency.getInstance(from.name()));
    }

    static TerminalKey key(Fields from) throws SQLException {
        return new TerminalKey(new MerchantId(from.name()), new TerminalId(from.name()));
    }

    private Registered registered(Fields from) throws SQLException {
        TerminalKey key = key(from);
        try {
            return new Registered(terminal(key, from), TerminalStatus.valueOf(from.name()), recognition(from));
        } catch (IllegalArgumentException unreadable) {
            throw damaged(damaged, key);
        }
    }

    /** Counts a terminal that is not what was registered, and tells of it. */
    static UnreadableException damaged(DamagedRecords records, TerminalKey key) {
        return records.found(
                UnreadableException.Kind.TERMINAL,
                DamagedRecords.Row.named(
                        "terminal", "terminal_id", key.terminal().value()),
                new DamagedDataException("A terminal is not what was registered"));
    }

    /** Reads {@link #DEVICE}. */
    static Recognition recognition(Fields from) throws SQLException {
        return new Recognition(
                serial(from), serial(from), (int) from.count(), Recognition.Silence.valueOf(from.name()));
    }

    /** Binds {@link #SET_DEVICE}. */
    static void bindDevice(Parameters to, Recognition device) throws SQLException {
        to.text(device.trusted().map(DeviceSerial::value).getOrNull())
                .text(device.found().map(DeviceSerial::value).getOrNull())
                .number((Integer) device.generation())
                .text(device.silence().name());
    }

    private static Option<DeviceSerial> serial(Fields from) throws SQLException {
        return Option.of(from.text()).map(DeviceSerial::new);
    }
}
