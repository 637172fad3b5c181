package io.paysession.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.Tuple;
import io.vavr.collection.List;

/** Short ways to write documents and to have them read. */
public final class Documents {
    /** A version that has everything. */
    public static final ApiVersion V72 = new ApiVersion(72);

    private Documents() {}

    /** Alternating names and values; texts, whole numbers and truths may be given as such, an array is a list. */
    public static Group group(Object... namesAndValues) {
        return Group.of(
                List.of(namesAndValues).grouped(2).map(pair -> Tuple.of((String) pair.get(0), value(pair.get(1)))));
    }

    public static Items items(Object... values) {
        return new Items(List.of(values).map(Documents::value));
    }

    public static FieldValue nothing() {
        return new Nothing();
    }

    /** A document that holds nothing but a value at a catalogue path such as {@code order.item[].name}. */
    public static Group at(String path, Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Object inner = dot < 0 ? value : at(path.substring(dot + 1), value);
        return name.endsWith("[]")
                ? group(name.substring(0, name.length() - 2), items(inner))
                : group(name.equals("<name>") ? "colour" : name, inner);
    }

    /** The path of that value as the gateway writes it. */
    public static String written(String path) {
        return path.replace("[]", "[0]").replace("<name>", "colour");
    }

    public static FieldReading read(Group document) {
        return FieldCatalogue.SESSION.read(document, V72);
    }

    /** The fields of a document in which nothing is wrong. */
    public static RequestFields accepted(Group document) {
        FieldReading reading = read(document);
        assertThat(reading.violations()).isEmpty();
        return reading.fields();
    }

    private static FieldValue value(Object value) {
        if (value instanceof FieldValue ready) {
            return ready;
        }
        if (value instanceof Boolean flag) {
            return new Flag(flag);
        }
        return value instanceof Integer number ? new Number(number.toString()) : new Text((String) value);
    }
}
