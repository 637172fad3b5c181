package io.paysession.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserPaymentTest {
    private static final RequestFields RIGHT = new RequestFields(Group.EMPTY)
            .with("order.amount", new Text("10.00"))
            .with("order.currency", new Text("EUR"))
            .with("sourceOfFunds.type", new Text("PAYPAL"))
            .with("browserPayment.operation", new Text("PAY"));

    @ParameterizedTest
    @CsvSource({
        "browserPayment.operation, PAY, ''",
        "browserPayment.operation, AUTHORIZE, ''",
        "browserPayment.operation, ACCOUNTSETUP, UNSUPPORTED",
        "browserPayment.operation, CAPTURE, INVALID",
        "browserPayment.operation, , MISSING",
        "sourceOfFunds.type, ALIPAY, ''",
        "sourceOfFunds.type, CARD, UNSUPPORTED",
        "sourceOfFunds.type, , MISSING",
        "order.amount, , MISSING",
        "order.amount, 0.00, INVALID",
        "order.currency, , MISSING",
        "browserPayment.paypal.paymentConfirmation, CONFIRM_AT_PROVIDER, ''",
        "browserPayment.paypal.paymentConfirmation, CONFIRM_AT_MERCHANT, UNSUPPORTED",
        "browserPayment.paypal.paymentConfirmation, CONFIRM_AT_HOME, INVALID"
    })
    void refuses_by_its_field_what_is_wrong_or_not_served(String path, String value, String kind) {
        RequestFields said = value == null ? RIGHT.without(path) : RIGHT.with(path, new Text(value));
        var checked = request(said).check();
        assertThat(checked.isRight()).isEqualTo(kind.isEmpty());
        if (!kind.isEmpty()) {
            assertThat(checked.getLeft().map(violation -> violation.field().toString()))
                    .containsOnly(path);
            assertThat(checked.getLeft().head()).isInstanceOf(Violation.class);
        }
    }

    @Test
    void needs_no_card_and_says_nothing_of_the_order_as_a_whole() {
        CheckedRequest checked = request(RIGHT).check().get();
        assertThat(checked.amount().text()).isEqualTo("10.00");
        assertThat(checked.details().text("browserPayment.operation")).contains("PAY");
        assertThat(checked.orderDetails().text("browserPayment.operation")).isEmpty();
    }

    private static OperationRequest request(RequestFields fields) {
        return new OperationRequest(
                Operation.INITIATE_BROWSER_PAYMENT, fields, AcquirerRelationship.DEFAULT, Option.none());
    }
}
