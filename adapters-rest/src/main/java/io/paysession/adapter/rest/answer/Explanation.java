package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.Violation;

/**
 * Words for a violation, as near to the gateway's own as they are known (source: recorded-responses 4). The wording is
 * not part of the contract; field and type are.
 */
public final class Explanation {
    /** Said of a name that is missing, too. */
    private static final String NOT_UNIQUE = "Field must be set to a unique value";

    private Explanation() {}

    public static Answer of(Violation violation) {
        String explanation = explain(violation);
        // A name of nothing but control characters shows nothing, and the gateway's field is never empty.
        String field = violation.field().toString();
        return field.isEmpty()
                ? Answer.invalid(400, explanation)
                : Answer.invalidField(field, validationType(violation), explanation);
    }

    private static String explain(Violation violation) {
        return switch (violation.kind()) {
            case MISSING -> "Missing parameter";
            case UNEXPECTED -> "Unexpected parameter '" + violation.field() + "'";
            case UNSUPPORTED -> invalid(violation, "This operation is not supported by this server.");
            case TOO_LONG ->
                invalid(
                        violation,
                        "Length is " + violation.actual() + " characters, but must be less than "
                                + (violation.bound() + 1));
            case TOO_SHORT ->
                invalid(
                        violation,
                        "Length is " + violation.actual() + " characters, but must be at least " + violation.bound());
            case INVALID_CHARACTER -> "Value is invalid. Invalid character '" + violation.shown() + "'";
            case INVALID_VALUE -> "Value '" + violation.shown() + "' is invalid.";
            case WRONG_TYPE -> "Value is invalid. It has another type than this field.";
            case CHECK_DIGIT -> invalid(violation, "The check digit is wrong.");
            case TOO_DEEP -> "Value is invalid. It is nested deeper than " + violation.bound() + " levels.";
            case TOO_MANY -> "Value is invalid. It has more than " + violation.bound() + " entries.";
            case TOO_LARGE ->
                "The session would hold " + violation.actual() + " bytes, but must hold at most " + violation.bound();
            case TOO_MANY_DECIMALS ->
                invalid(violation, "Too many decimal places specified for value [" + violation.shown() + "]");
            case NOT_POSITIVE -> invalid(violation, "Transaction or order amount must be greater than zero");
            case WRONG_SUM -> invalid(violation, "It is not the sum of the amounts that it consists of.");
            case UNKNOWN_BRAND -> invalid(violation, "Cannot determine card brand.");
            case SECURITY_CODE_LENGTH -> invalid(violation, "Invalid secure code length");
            case SECURITY_CODE_REQUIRED ->
                "A CSC value is required for the transaction source used for this transaction";
            case NO_RELATIONSHIP ->
                "Relationship not found for this merchant, card type or currency " + violation.shown();
            case MISSING_PRIVILEGE -> "Missing merchant privilege '" + violation.shown() + "'";
            case NOT_UNIQUE -> violation.shown().isEmpty() ? NOT_UNIQUE : invalid(violation, NOT_UNIQUE);
        };
    }

    private static String invalid(Violation violation, String reason) {
        return "Value '" + violation.shown() + "' is invalid. " + reason;
    }

    private static String validationType(Violation violation) {
        return switch (violation.kind()) {
            case MISSING, SECURITY_CODE_REQUIRED -> "MISSING";
            case NOT_UNIQUE -> violation.shown().isEmpty() ? "MISSING" : "INVALID";
            case UNEXPECTED, UNSUPPORTED -> "UNSUPPORTED";
            case TOO_LONG,
                    TOO_SHORT,
                    INVALID_CHARACTER,
                    INVALID_VALUE,
                    WRONG_TYPE,
                    CHECK_DIGIT,
                    TOO_DEEP,
                    TOO_MANY,
                    TOO_LARGE,
                    TOO_MANY_DECIMALS,
                    NOT_POSITIVE,
                    WRONG_SUM,
                    UNKNOWN_BRAND,
                    SECURITY_CODE_LENGTH,
                    NO_RELATIONSHIP,
                    MISSING_PRIVILEGE -> "INVALID";
        };
    }
}
