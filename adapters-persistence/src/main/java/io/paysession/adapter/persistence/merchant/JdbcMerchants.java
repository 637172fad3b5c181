package io.paysession.adapter.persistence.merchant;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.function.Function;

/** Merchants in PostgreSQL. Every method is exactly one statement. */
public final class JdbcMerchants implements Merchants {
    /** The rows that are kept here, with which the tables are compared. */
    public static final List<Class<?>> ROWS = List.of(MerchantRow.class);

    private static final String COLUMNS =
            "merchant_id, newest_key_id, newest_hash, previous_key_id, previous_hash, settings";

    private static final String INSERT =
            "INSERT INTO merchant (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (merchant_id) DO NOTHING";

    private static final String FIND = "SELECT " + COLUMNS + " FROM merchant WHERE merchant_id = ?";

    private static final String LIST = "SELECT " + COLUMNS + " FROM merchant ORDER BY merchant_id";

    private static final String UPDATE = "UPDATE merchant SET newest_key_id = ?, newest_hash = ?, previous_key_id = ?,"
            + " previous_hash = ?, settings = ? WHERE merchant_id = ?"
            + " AND newest_key_id = ? AND newest_hash = ? AND previous_key_id IS NOT DISTINCT FROM ?"
            + " AND previous_hash IS NOT DISTINCT FROM ? AND settings IS NOT DISTINCT FROM ?";

    private static final String REMOVE = "DELETE FROM merchant WHERE merchant_id = ?";

    private final Statements statements;
    private final DamagedRecords damaged;

    public JdbcMerchants(Statements statements, DamagedRecords damaged) {
        this.damaged = damaged;
        this.statements = statements;
    }

    @Override
    public boolean add(Merchant merchant) {
        return changesOne(
                INSERT, parameters -> bind(parameters.text(merchant.id().value()), merchant));
    }

    @Override
    public Option<Merchant> find(MerchantId id) {
        return read(FIND, parameters -> parameters.text(id.value())).headOption();
    }

    @Override
    public Seq<Merchant> list() {
        return listing().merchants();
    }

    @Override
    public Listing listing() {
        return statements.run(LIST, statement -> {
            Seq<Either<Option<MerchantId>, Merchant>> all = Fields.all(statement.executeQuery(), this::readable);
            return new Listing(
                    all.flatMap(Function.identity()), all.flatMap(Either::swap).flatMap(Function.identity()));
        });
    }

    @Override
    public boolean replace(Merchant current, Merchant next) {
        return changesOne(
                UPDATE,
                parameters -> bind(bind(parameters, next).text(current.id().value()), current));
    }

    @Override
    public boolean remove(MerchantId id) {
        return changesOne(REMOVE, parameters -> parameters.text(id.value()));
    }

    /** Binds everything that a statement needs. */
    @FunctionalInterface
    private interface Binding {
        Parameters to(Parameters parameters) throws SQLException;
    }

    private Seq<Merchant> read(String sql, Binding binding) {
        return statements.run(sql, statement -> {
            Parameters unusedBound = binding.to(new Parameters(statement));
            return Fields.all(statement.executeQuery(), fields -> merchant(row(fields)));
        });
    }

    private boolean changesOne(String sql, Binding binding) {
        return statements.run(sql, statement -> {
            Parameters unusedBound = binding.to(new Parameters(statement));
            return statement.executeUpdate() == 1;
        });
    }

    /** All columns but the name. */
    private static Parameters bind(Parameters parameters, Merchant merchant) throws SQLException {
        PasswordHash newest = merchant.passwords().head();
        Option<PasswordHash> previous = merchant.passwords().tail().headOption();
        return parameters
                .text(newest.keyId())
                .text(newest.hash())
                .text(previous.map(PasswordHash::keyId).getOrNull())
                .text(previous.map(PasswordHash::hash).getOrNull())
                .text(SettingsContent.write(merchant.settings()));
    }

    /** Its name alone if it cannot be read; that may be damaged, too. */
    private Either<Option<MerchantId>, Merchant> readable(Fields fields) throws SQLException {
        MerchantRow row = row(fields);
        try {
            return Either.right(merchant(row));
        } catch (UnreadableException unreadable) {
            return Either.left(MerchantId.parse(row.id));
        }
    }

    private static MerchantRow row(Fields fields) throws SQLException {
        MerchantRow row = new MerchantRow();
        row.id = fields.name();
        row.newestKeyId = fields.name();
        row.newestHash = fields.name();
        row.previousKeyId = fields.text();
        row.previousHash = fields.text();
        row.settings = fields.text();
        return row;
    }

    private Merchant merchant(MerchantRow row) {
        try {
            return row.merchant();
        } catch (DamagedDataException | IllegalArgumentException e) {
            throw damaged.found(
                    UnreadableException.Kind.MERCHANT,
                    DamagedRecords.Row.named("merchant", "merchant_id", row.id),
                    new DamagedDataException("What is stored of a merchant cannot be read"));
        }
    }
}
