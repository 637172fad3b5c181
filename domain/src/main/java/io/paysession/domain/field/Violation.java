package io.paysession.domain.field;

/**
 * What is wrong with one field of a request. It carries data, no wording; the text that it shows is already redacted.
 *
 * @param field  where
 * @param kind   what
 * @param shown  the offending value, redacted; empty where there is none
 * @param actual for lengths and sizes: what was found
 * @param bound  for lengths, sizes and depths: the limit that was crossed
 */
public record Violation(FieldPath field, Kind kind, String shown, int actual, int bound) {
    /** The kinds of violation. */
    public enum Kind {
        /** A mandatory field is absent. */
        MISSING,
        /** The field does not exist, not in this API version, or not for this requester. */
        UNEXPECTED,
        /** The value names something that this server does not offer. */
        UNSUPPORTED,
        /** {@code actual} characters where at most {@code bound} are allowed. */
        TOO_LONG,
        /** {@code actual} characters where at least {@code bound} are needed. */
        TOO_SHORT,
        /** {@code shown} is the first character that the field does not allow. */
        INVALID_CHARACTER,
        /** Right kind of value, wrong content. */
        INVALID_VALUE,
        /** A group where a value belongs, or the reverse. */
        WRONG_TYPE,
        /** A card number whose check digit is wrong. */
        CHECK_DIGIT,
        /** Nested deeper than {@code bound} levels. */
        TOO_DEEP,
        /** More than {@code bound} entries in a list or map. */
        TOO_MANY,
        /** The session would hold {@code actual} bytes, more than {@code bound}. */
        TOO_LARGE
    }

    static Violation of(FieldPath field, Kind kind) {
        return new Violation(field, kind, "", 0, 0);
    }

    static Violation bounded(FieldPath field, Kind kind, int bound) {
        return new Violation(field, kind, "", 0, bound);
    }

    /** A mandatory field that is absent. */
    public static Violation missing(String path) {
        return of(FieldPath.of(path), Kind.MISSING);
    }

    /** A field that has no place here. */
    public static Violation unexpected(String path) {
        return of(FieldPath.of(path), Kind.UNEXPECTED);
    }

    /** A value that has the right form but no meaning here. */
    public static Violation invalid(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.INVALID_VALUE, Redaction.redact(value), 0, 0);
    }

    /** A value that other servers may know, this one does not. */
    public static Violation unsupported(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.UNSUPPORTED, Redaction.redact(value), 0, 0);
    }

    /** A value of more characters than {@code maximum}. */
    public static Violation tooLong(String path, String value, int maximum) {
        int length = value.codePointCount(0, value.length());
        return new Violation(FieldPath.of(path), Kind.TOO_LONG, Redaction.redact(value), length, maximum);
    }

    /** More than {@code most} entries. */
    public static Violation tooMany(String path, int most) {
        return bounded(FieldPath.of(path), Kind.TOO_MANY, most);
    }

    /** Content of {@code bytes} bytes where {@code maximum} are allowed. */
    public static Violation tooLarge(int bytes, int maximum) {
        return new Violation(FieldPath.ROOT, Kind.TOO_LARGE, "", bytes, maximum);
    }
}
