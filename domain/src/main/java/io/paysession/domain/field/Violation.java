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
        TOO_LARGE,
        /** An amount with more decimals than its currency has. */
        TOO_MANY_DECIMALS,
        /** An amount that must be more than zero. */
        NOT_POSITIVE,
        /** An amount that is not the sum of its parts. */
        WRONG_SUM,
        /** A card number that belongs to no brand that is known. */
        UNKNOWN_BRAND,
        /** A security code that is too long or too short for the card's brand. */
        SECURITY_CODE_LENGTH,
        /** No security code where the merchant wants one. */
        SECURITY_CODE_REQUIRED,
        /** {@code shown} is a card type, or a currency, that the merchant has not agreed with an acquirer. */
        NO_RELATIONSHIP,
        /** {@code shown} is the name of a privilege that the merchant needs for this and does not have. */
        MISSING_PRIVILEGE,
        /** A name that belongs to something else already; or, if nothing is shown, one that must be given. */
        NOT_UNIQUE
    }

    static Violation of(FieldPath field, Kind kind) {
        return new Violation(field, kind, "", 0, 0);
    }

    static Violation bounded(FieldPath field, Kind kind, int bound) {
        return new Violation(field, kind, "", 0, bound);
    }

    /**
     * {@return a mandatory field that is absent}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     */
    public static Violation missing(String path) {
        return of(FieldPath.of(path), Kind.MISSING);
    }

    /**
     * {@return a field that has no place here}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     */
    public static Violation unexpected(String path) {
        return of(FieldPath.of(path), Kind.UNEXPECTED);
    }

    /**
     * {@return a value that has the right form but no meaning here}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     */
    public static Violation invalid(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.INVALID_VALUE, Redaction.redact(value), 0, 0);
    }

    /**
     * {@return a value that other servers may know, this one does not}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     */
    public static Violation unsupported(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.UNSUPPORTED, Redaction.redact(value), 0, 0);
    }

    /**
     * {@return a value of more characters than {@code maximum}}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     * @param maximum the most characters that are allowed
     */
    public static Violation tooLong(String path, String value, int maximum) {
        int length = value.codePointCount(0, value.length());
        return new Violation(FieldPath.of(path), Kind.TOO_LONG, Redaction.redact(value), length, maximum);
    }

    /**
     * {@return more than {@code most} entries}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param most the most entries that are allowed
     */
    public static Violation tooMany(String path, int most) {
        return bounded(FieldPath.of(path), Kind.TOO_MANY, most);
    }

    /**
     * {@return content of {@code bytes} bytes where {@code maximum} are allowed}
     *
     * @param bytes how long the content was
     * @param maximum the most bytes that are allowed
     */
    public static Violation tooLarge(int bytes, int maximum) {
        return new Violation(FieldPath.ROOT, Kind.TOO_LARGE, "", bytes, maximum);
    }

    /**
     * {@return an amount with more decimals than its currency has}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     */
    public static Violation tooManyDecimals(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.TOO_MANY_DECIMALS, Redaction.redact(value), 0, 0);
    }

    /**
     * {@return an amount that must be more than zero}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     */
    public static Violation notPositive(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.NOT_POSITIVE, Redaction.redact(value), 0, 0);
    }

    /**
     * {@return an amount that is not the sum of its parts}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     */
    public static Violation wrongSum(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.WRONG_SUM, Redaction.redact(value), 0, 0);
    }

    /**
     * {@return a card number of no known brand}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param number the card number, of which nothing is kept
     */
    public static Violation unknownBrand(String path, String number) {
        return new Violation(FieldPath.of(path), Kind.UNKNOWN_BRAND, Redaction.hide(number), 0, 0);
    }

    /**
     * {@return a security code that does not fit the card's brand}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param code the security code; of it only the length is told
     */
    public static Violation securityCodeLength(String path, String code) {
        return securityCodeLength(path, code.length());
    }

    /**
     * {@return the same of a code that long}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param length how many characters it had
     */
    public static Violation securityCodeLength(String path, int length) {
        return new Violation(FieldPath.of(path), Kind.SECURITY_CODE_LENGTH, Redaction.hide(length), 0, 0);
    }

    /**
     * {@return a payment without the security code that the merchant wants for such payments}
     *
     * @param path where the field is
     */
    public static Violation securityCodeRequired(String path) {
        return of(FieldPath.of(path), Kind.SECURITY_CODE_REQUIRED);
    }

    /**
     * {@return a card type, or a currency, that the merchant has not agreed with an acquirer}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param name what was named and is not known
     */
    public static Violation noRelationship(String path, String name) {
        return new Violation(FieldPath.of(path), Kind.NO_RELATIONSHIP, name, 0, 0);
    }

    /**
     * {@return a name that belongs to something else already; or that must be given, if it is empty}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param value what was sent; what may be secret in it is left out
     */
    public static Violation notUnique(String path, String value) {
        return new Violation(FieldPath.of(path), Kind.NOT_UNIQUE, Redaction.redact(value), 0, 0);
    }

    /**
     * {@return a field that only merchants with a privilege may use}
     *
     * @param path where the field is, such as {@code order.item[0].name}
     * @param privilege the name of the privilege
     */
    public static Violation missingPrivilege(String path, String privilege) {
        return new Violation(FieldPath.of(path), Kind.MISSING_PRIVILEGE, privilege, 0, 0);
    }
}
