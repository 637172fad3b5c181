package io.paysession.domain.field;

import io.vavr.control.Either;

/** What a single field may hold: reads a client's value into normal form, or says what is wrong with it. */
interface FieldType {
    /** Reads a value; {@link FieldValue.Nothing} and empty groups never come here. */
    Either<Defect, FieldValue> read(FieldValue value);

    /** Whether its values are decimal numbers, which are texts in requests and numbers in answers about orders. */
    default boolean isDecimal() {
        return false;
    }

    /** A type whose values are decimal numbers. */
    record Decimal(FieldType text) implements FieldType {
        @Override
        public Either<Defect, FieldValue> read(FieldValue value) {
            return text.read(value);
        }

        @Override
        public boolean isDecimal() {
            return true;
        }
    }

    /**
     * A violation without its place.
     *
     * @param shown the offending character where that is what is wrong, otherwise empty: the whole value is shown
     */
    record Defect(Violation.Kind kind, String shown, int actual, int bound) {
        static Defect of(Violation.Kind kind) {
            return new Defect(kind, "", 0, 0);
        }

        Violation at(FieldPath path, String value) {
            return new Violation(path, kind, shown.isEmpty() ? value : shown, actual, bound);
        }
    }
}
