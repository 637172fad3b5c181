package io.paysession.domain.field;

import io.paysession.domain.shared.SensitiveText;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import java.util.function.Function;

/**
 * A value of a request or an answer: what JSON can say, without JSON. Groups keep their members in the order of their
 * names, which is the order in which the gateway writes them (source: recorded-responses 1).
 *
 * <p>Values may hold card data: they print their kind, never their content.
 */
public sealed interface FieldValue {
    /**
     * Continues with the case that this value is.
     *
     * @param <R> what the caller makes of it
     * @param cases what to do with each kind of value
     * @return what the case has made of it
     */
    <R> R match(Cases<R> cases);

    /**
     * Runs the case that this value is, for its effect only.
     *
     * @param cases what to do with each kind of value; what they return is left
     */
    default void visit(Cases<?> cases) {
        var unused = match(cases);
    }

    /** One method per kind of value, so that a new kind cannot be forgotten. */
    interface Cases<R> {
        /** A text, and not a secret one. */
        R text(String text);

        /**
         * {@return a text that is kept covered; whoever does not care about the difference gets it like any other}
         *
         * @param text a text that is not to be seen
         */
        default R sensitive(SensitiveText text) {
            return text(text.reveal(String::new));
        }

        /** A number as it was written, with all its digits. */
        R number(String literal);

        /** A truth value. */
        R flag(boolean flag);

        /** A null. */
        R nothing();

        /** A group of named values. */
        R group(Group group);

        /** A list. */
        R items(Items items);
    }

    /** A string. */
    record Text(String text) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.text(text);
        }

        /** How a text is kept is no part of what it says. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && that.text.equals(text)
                    || other instanceof Sensitive sensitive && sensitive.text.says(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return "Text";
        }
    }

    /** A string that is not to be found in memory. It equals a {@link Text} that says the same. */
    record Sensitive(SensitiveText text) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sensitive(text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sensitive that && that.text.equals(text)
                    || other instanceof Text plain && text.says(plain.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return "Sensitive";
        }
    }

    /** A number as it was written, so that {@code 0.10} stays {@code 0.10} and no magnitude can hurt. */
    record Number(String literal) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.number(literal);
        }

        @Override
        public String toString() {
            return "Number";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(boolean flag) implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.flag(flag);
        }

        @Override
        public String toString() {
            return "Flag";
        }
    }

    /** {@code null}: the same as an absent field. */
    record Nothing() implements FieldValue {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nothing();
        }
    }

    /** Named members. */
    record Group(Map<String, FieldValue> members) implements FieldValue {
        /** No members. */
        public static final Group EMPTY = new Group(TreeMap.empty());

        /**
         * {@return a group of these members, in this order}
         *
         * @param members names and values; the last of two with one name counts
         */
        public static Group of(Iterable<? extends Tuple2<String, FieldValue>> members) {
            return new Group(TreeMap.ofEntries(members));
        }

        /**
         * {@return this group with one more or another member}
         *
         * @param name the member's name
         * @param value what it has from now on
         */
        public Group with(String name, FieldValue value) {
            return new Group(members.put(name, value));
        }

        /**
         * {@return the group of that name, or an empty one}
         *
         * @param name the name of a member
         */
        public Group group(String name) {
            return members.get(name)
                    .filter(Group.class::isInstance)
                    .map(Group.class::cast)
                    .getOrElse(EMPTY);
        }

        /** Adds and overwrites, never removes; groups merge, everything else is replaced. */
        Group merge(Group newer) {
            return new Group(newer.members.foldLeft(members, (merged, member) -> {
                FieldValue value = member._2();
                if (value instanceof Group group && merged.get(member._1()).getOrElse(EMPTY) instanceof Group older) {
                    return merged.put(member._1(), older.merge(group));
                }
                return merged.put(member._1(), value);
            }));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.group(this);
        }

        @Override
        public String toString() {
            // A client may have put a card number where a name belongs.
            return "Group" + members.keySet().toList().map(Redaction::redact).mkString("[", ", ", "]");
        }
    }

    /** An ordered list. */
    record Items(Seq<FieldValue> values) implements FieldValue {
        /**
         * {@return the same list with each item changed}
         *
         * @param change what becomes of an item
         */
        public Items map(Function<FieldValue, FieldValue> change) {
            return new Items(values.map(change));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.items(this);
        }

        @Override
        public String toString() {
            return "Items[" + values.size() + "]";
        }
    }
}
