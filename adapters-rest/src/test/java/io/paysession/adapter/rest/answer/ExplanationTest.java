package io.paysession.adapter.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with a request for an operation, in the gateway's words (source: recorded-responses 4). */
class ExplanationTest {
    private static final Map<Violation, String> WORDS = LinkedHashMap.<Violation, String>empty()
            .put(
                    Violation.tooManyDecimals("order.amount", "3688.691"),
                    "Value '3688.691' is invalid. Too many decimal places specified for value [3688.691]")
            .put(
                    Violation.notPositive("order.amount", "0.00"),
                    "Value '0.00' is invalid. Transaction or order amount must be greater than zero")
            .put(
                    Violation.wrongSum("order.amount", "10.00"),
                    "Value '10.00' is invalid. It is not the sum of the amounts that it consists of.")
            .put(
                    Violation.unknownBrand("sourceOfFunds.provided.card.number", "9999999999999995"),
                    "Value 'xxxxxxxxxxxxxxxx' is invalid. Cannot determine card brand.")
            .put(
                    Violation.securityCodeLength("sourceOfFunds.provided.card.securityCode", "8642"),
                    "Value 'xxxx' is invalid. Invalid secure code length")
            .put(
                    Violation.noRelationship("merchantId", "VISA"),
                    "Relationship not found for this merchant, card type or currency VISA")
            .put(
                    Violation.missingPrivilege("apiOperation", "Device Payments"),
                    "Missing merchant privilege 'Device Payments'");

    @Test
    void says_what_is_wrong_with_an_operation_and_where() {
        WORDS.forEach((violation, words) -> {
            Answer answer = Explanation.of(violation);
            Group error = answer.body().group("error");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(error.members().get("explanation")).contains(new Text(words));
            assertThat(error.members().get("field"))
                    .contains(new Text(violation.field().toString()));
            assertThat(error.members().get("validationType")).contains(new Text("INVALID"));
        });
    }
}
