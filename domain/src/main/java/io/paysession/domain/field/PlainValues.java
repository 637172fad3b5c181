package io.paysession.domain.field;

import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.collection.List;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as what every JSON library of Java reads and writes without being told how: maps, lists, texts, numbers, truths and
 * null. The domain itself knows no JSON.
 *
 * <p>Ordinary texts cannot be wiped from memory: whoever handles security codes this way leaves them there until the garbage
 * collector has been.
 */
public final class PlainValues {
    /** Deeper than any request; whoever nests deeper has made a circle. */
    private static final int DEEPEST = 64;

    private PlainValues() {}

    /**
     * {@return the group that a map says}
     *
     * @param members values are maps with texts as keys, iterables, texts, booleans, null, and integers or decimals. A float
     *                or a double is none: it has lost digits already
     * @throws IllegalArgumentException if there is something else in it, or it is nested more than 64 deep. The text says the
     *                                  type of it and never the content
     */
    public static Group group(Map<String, ? extends @Nullable Object> members) {
        return group(members, 0);
    }

    private static Group group(Map<?, ?> members, int depth) {
        TreeMap<String, FieldValue> values = TreeMap.empty();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("The name of a member is a text");
            }
            values = values.put(name, value(member.getValue(), depth));
        }
        return new Group(values);
    }

    private static FieldValue value(@Nullable Object plain, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("Values are nested at most " + DEEPEST + " deep");
        }
        if (plain == null) {
            return new Nothing();
        }
        if (plain instanceof String text) {
            return new Text(text);
        }
        if (plain instanceof Boolean flag) {
            return new Flag(flag);
        }
        if (plain instanceof Map<?, ?> members) {
            return group(members, depth + 1);
        }
        if (plain instanceof Iterable<?> values) {
            return new Items(List.ofAll(values).map(value -> value(value, depth + 1)));
        }
        if (plain instanceof Integer || plain instanceof Long || plain instanceof BigInteger) {
            return new Number(plain.toString());
        }
        if (plain instanceof BigDecimal decimal) {
            return new Number(decimal.toString());
        }
        throw new IllegalArgumentException(
                "Not a value of a field: a " + plain.getClass().getName());
    }

    /**
     * {@return the members of a group: maps, lists, texts, decimals, booleans and null, in the order in which the group
     * has them}
     *
     * @param group what to show
     */
    public static Map<String, @Nullable Object> map(Group group) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        group.members().forEach((name, value) -> members.put(name, plain(value)));
        return Collections.unmodifiableMap(members);
    }

    private static @Nullable Object plain(FieldValue value) {
        return value.match(new FieldValue.Cases<Option<Object>>() {
                    @Override
                    public Option<Object> text(String text) {
                        return Option.some(text);
                    }

                    @Override
                    public Option<Object> number(String literal) {
                        return Option.some(new BigDecimal(literal));
                    }

                    @Override
                    public Option<Object> flag(boolean flag) {
                        return Option.some(flag);
                    }

                    @Override
                    public Option<Object> nothing() {
                        return Option.none();
                    }

                    @Override
                    public Option<Object> group(Group group) {
                        return Option.some(map(group));
                    }

                    @Override
                    public Option<Object> items(Items items) {
                        java.util.List<@Nullable Object> all = new ArrayList<>();
                        items.values().forEach(item -> all.add(plain(item)));
                        return Option.some(Collections.unmodifiableList(all));
                    }
                })
                .getOrNull();
    }
}
