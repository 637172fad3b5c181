package io.paysession.adapter.persistence.seal;

import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table are, column by column. From this one description follow the lists in statements, how a row is
 * bound and read, and to what of it its ciphertext is bound. Immutable: every method returns a longer one.
 */
public final class Columns<R> {
    private final Supplier<R> newRow;
    private final List<Column<R>> all;
    private final boolean covered;

    private Columns(Supplier<R> newRow, List<Column<R>> all, boolean covered) {
        this.newRow = newRow;
        this.all = all;
        this.covered = covered;
    }

    /** Takes a value out of a row. */
    @FunctionalInterface
    public interface Getter<R, T> {
        T of(R row);
    }

    /** Takes a value that may be absent out of a row. */
    @FunctionalInterface
    public interface MaybeGetter<R, T> {
        @Nullable
        T of(R row);
    }

    /** Puts a value into a row. */
    @FunctionalInterface
    public interface Setter<R, T> {
        void set(R row, T value);
    }

    /** Puts a value that may be absent into a row. */
    @FunctionalInterface
    public interface MaybeSetter<R, T> {
        void set(R row, @Nullable T value);
    }

    private interface Binding<R> {
        Parameters bind(Parameters to, R row) throws SQLException;
    }

    private interface Reading<R> {
        void read(Fields from, R row) throws SQLException;
    }

    private interface Covering<R> {
        PlainText cover(PlainText by, R row);
    }

    /** @param covering adds the value to what the ciphertext is bound to, if it is */
    private record Column<R>(String name, Binding<R> binding, Reading<R> reading, Covering<R> covering) {}

    /** Of rows without columns yet; those that follow are covered. */
    public static <R> Columns<R> of(Supplier<R> newRow) {
        return new Columns<>(newRow, List.empty(), true);
    }

    /** To what follows, the ciphertext is bound. */
    public Columns<R> covered() {
        return new Columns<>(newRow, all, true);
    }

    /** To what follows, the ciphertext is not bound by {@link #cover}. */
    public Columns<R> uncovered() {
        return new Columns<>(newRow, all, false);
    }

    public Columns<R> text(String name, Getter<R, String> get, Setter<R, String> set) {
        return with(
                name,
                (to, row) -> to.text(get.of(row)),
                (from, row) -> set.set(row, from.name()),
                (by, row) -> by.with(get.of(row)));
    }

    public Columns<R> maybeText(String name, MaybeGetter<R, String> get, MaybeSetter<R, String> set) {
        return with(
                name,
                (to, row) -> to.text(get.of(row)),
                (from, row) -> set.set(row, from.text()),
                (by, row) -> by.with(get.of(row)));
    }

    public Columns<R> integer(String name, Getter<R, Integer> get, Setter<R, Integer> set) {
        return with(
                name,
                (to, row) -> to.number(get.of(row)),
                (from, row) -> set.set(row, (int) from.count()),
                (by, row) -> by.with(get.of(row).longValue()));
    }

    public Columns<R> number(String name, Getter<R, Long> get, Setter<R, Long> set) {
        return with(
                name,
                (to, row) -> to.number(get.of(row)),
                (from, row) -> set.set(row, from.count()),
                (by, row) -> by.with(get.of(row).longValue()));
    }

    public Columns<R> time(String name, Getter<R, Instant> get, Setter<R, Instant> set) {
        return with(
                name,
                (to, row) -> to.time(get.of(row)),
                (from, row) -> set.set(row, from.moment()),
                (by, row) -> by.with(get.of(row)));
    }

    public Columns<R> maybeTime(String name, MaybeGetter<R, Instant> get, MaybeSetter<R, Instant> set) {
        return with(
                name,
                (to, row) -> to.time(get.of(row)),
                (from, row) -> set.set(row, from.time()),
                (by, row) -> by.with(get.of(row)));
    }

    /** What only a ciphertext and its salt are: never covered. */
    public Columns<R> bytes(String name, Getter<R, byte[]> get, Setter<R, byte[]> set) {
        return with(
                name, (to, row) -> to.bytes(get.of(row)), (from, row) -> set.set(row, from.bytes()), (by, row) -> by);
    }

    private Columns<R> with(String name, Binding<R> binding, Reading<R> reading, Covering<R> covering) {
        Covering<R> applied = covered ? covering : (by, row) -> by;
        return new Columns<>(newRow, all.append(new Column<>(name, binding, reading, applied)), covered);
    }

    /** Their names in order: that of the parameters, and of the fields of a result. */
    public Seq<String> names() {
        return all.map(Column::name);
    }

    public Parameters bind(Parameters to, R row) throws SQLException {
        for (Column<R> column : all) {
            Parameters unusedSame = column.binding().bind(to, row);
        }
        return to;
    }

    public R read(Fields from) throws SQLException {
        R row = newRow.get();
        for (Column<R> column : all) {
            column.reading().read(from, row);
        }
        return row;
    }

    /** Adds the values of the covered columns to what a ciphertext is bound to. */
    public PlainText cover(PlainText by, R row) {
        return all.foldLeft(by, (text, column) -> column.covering().cover(text, row));
    }
}
