package io.paysession.adapter.persistence.seal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is stored of a record, as a group of members: the writing of each kind of value, and its reading. What is absent
 * is not written, so that a member that a later version adds can be absent in what an earlier one has stored.
 *
 * @param root the members
 */
public record StoredContent(Group root) {
    public static final StoredContent EMPTY = new StoredContent(Group.EMPTY);

    public StoredContent with(String name, FieldValue value) {
        return new StoredContent(root.with(name, value));
    }

    public StoredContent with(String name, String text) {
        return with(name, new Text(text));
    }

    public StoredContent with(String name, Instant time) {
        return with(name, time.toString());
    }

    public StoredContent with(String name, RequestFields fields) {
        return with(name, fields.root());
    }

    public StoredContent with(String name, StoredContent inner) {
        return with(name, inner.root);
    }

    public StoredContent with(String name, Money money) {
        return with(
                name,
                EMPTY.with("c", money.currency().getCurrencyCode())
                        .with("m", new Number(Long.toString(money.minorUnits()))));
    }

    public StoredContent with(String name, Fingerprint fingerprint) {
        return with(name, EMPTY.with("k", fingerprint.keyId()).with("v", fingerprint.value()));
    }

    /** Adds what is there of a value that may be absent. */
    public <T> StoredContent withAny(Option<T> value, BiFunction<StoredContent, T, StoredContent> writing) {
        return value.fold(() -> this, present -> writing.apply(this, present));
    }

    boolean has(String name) {
        return root.members().containsKey(name);
    }

    public String text(String name) {
        return value(name, Text.class).text();
    }

    public boolean flag(String name) {
        return value(name, Flag.class).flag();
    }

    public Seq<String> texts(String name) {
        return value(name, FieldValue.Items.class)
                .values()
                .map(item -> EMPTY.with(name, item).text(name));
    }

    public StoredContent inner(String name) {
        return new StoredContent(value(name, Group.class));
    }

    public RequestFields fields(String name) {
        return new RequestFields(value(name, Group.class));
    }

    public Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw damaged();
        }
    }

    public Money money(String name) {
        StoredContent money = inner(name);
        try {
            return new Money(
                    Long.parseLong(money.value("m", Number.class).literal()), Currency.getInstance(money.text("c")));
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    public Fingerprint fingerprint(String name) {
        StoredContent fingerprint = inner(name);
        return new Fingerprint(fingerprint.text("k"), fingerprint.text("v"));
    }

    /** What is read of a member that may be absent. */
    public <T> Option<T> optional(String name, Function<String, T> reading) {
        return has(name) ? Option.some(reading.apply(name)) : Option.none();
    }

    private <T extends FieldValue> T value(String name, Class<T> type) {
        return root.members().get(name).filter(type::isInstance).map(type::cast).getOrElseThrow(StoredContent::damaged);
    }

    private static DamagedDataException damaged() {
        return new DamagedDataException("A stored content cannot be read");
    }

    @Override
    public String toString() {
        return "StoredContent";
    }
}
