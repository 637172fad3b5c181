package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.adapter.rest.answer.Members;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * What a payer's browser takes back to the merchant: the outcome in clear, which nobody should rely on, and for a payer who
 * has authenticated the request all of it sealed (source: gateway-api 3.7).
 */
final class ReturnedResult {
    private ReturnedResult() {}

    /** The form's fields, in the order of their names in the documents. */
    static Map<String, String> fields(Order order, Transaction transaction, PayerReturn back) {
        Map<String, String> open = LinkedHashMap.of(
                "order.id", order.key().order().value(),
                "transaction.id", transaction.id().value(),
                "response.gatewayRecommendation", recommendation(transaction),
                "result", code(transaction).result().name());
        return back.key()
                .map(key -> SealedText.of(key, JsonText.write(document(order, transaction))))
                .map(secret -> open.put("encryptedData.ciphertext", secret.ciphertext())
                        .put("encryptedData.nonce", secret.nonce())
                        .put("encryptedData.tag", secret.tag()))
                .getOrElse(open);
    }

    private static Group document(Order order, Transaction transaction) {
        Option<String> status =
                transaction.authentication().map(Authentication::status).map(AuthenticationStatus::wireName);
        Group details = transaction
                .authentication()
                .map(authentication -> Members.without(authentication.details().root(), "redirect"))
                .getOrElse(Group.EMPTY);
        Group ofOrder = Group.EMPTY
                .with("currency", text(order.currency().getCurrencyCode()))
                .with("id", text(order.key().order().value()))
                .with("status", text(transaction.order().status().name()));
        Group ofTransaction = Group.EMPTY
                .with("id", text(transaction.id().value()))
                .with("type", text(transaction.type().name()));
        Group response = Group.EMPTY
                .with("gatewayCode", text(code(transaction).name()))
                .with("gatewayRecommendation", text(recommendation(transaction)));
        return Group.EMPTY
                .with("authentication", details)
                .with("merchant", text(order.key().merchant().value()))
                .with("order", Answer.with(ofOrder, "authenticationStatus", status))
                .with("response", response)
                .with("result", text(code(transaction).result().name()))
                .with("transaction", Answer.with(ofTransaction, "authenticationStatus", status));
    }

    private static GatewayCode code(Transaction transaction) {
        return transaction.code().getOrElse(GatewayCode.PENDING);
    }

    private static String recommendation(Transaction transaction) {
        return transaction
                .state()
                .settled()
                .map(settled -> settled.answer())
                .map(AcquirerAnswer::details)
                .flatMap(details -> details.text("response.gatewayRecommendation"))
                .getOrElse("");
    }
}
