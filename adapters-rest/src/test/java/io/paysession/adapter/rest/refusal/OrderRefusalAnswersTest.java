package io.paysession.adapter.rest.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.shared.ApiVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRefusalAnswersTest {
    private static final OrderRefusalAnswers ANSWERS =
            new OrderRefusalAnswers(new RequestedOrder(ApiVersion.NEWEST, new MerchantId("SHOP"), "o", "t"));

    @ParameterizedTest
    @CsvSource({
        "PAY, order.currency",
        "CAPTURE, transaction.currency",
        "REFUND, transaction.currency",
        "UPDATE_AUTHORIZATION, transaction.currency"
    })
    void names_the_currency_that_is_not_the_orders_where_the_request_has_it(Operation operation, String field) {
        Answer answer = new OrderRefusal.OtherCurrency(operation, "JPY", "EUR").match(ANSWERS);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new RequestFields(answer.body()).text("error.field")).contains(field);
    }
}
