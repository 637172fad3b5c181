package io.paysession.adapter.acquirer.sandbox;

import static io.paysession.application.testing.SampleSessions.accepted;
import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;
import java.util.Currency;

/**
 * Requests on one order.
 *
 * @param order its name
 */
record Asking(String order) {
    static final String CARD_NUMBER = "5123450000000008";

    static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    Request pay(String transaction, RequestFields fields) {
        return request(Operation.PAY, transaction, 2_500, "", fields);
    }

    Request pay(String transaction) {
        return pay(transaction, card("01", "39", "100"));
    }

    Request authorize(String transaction, long cents) {
        return request(Operation.AUTHORIZE, transaction, cents, "", card("01", "39", "100"));
    }

    Request follow(Operation operation, String transaction, long cents, String target) {
        return request(operation, transaction, cents, target, RequestFields.EMPTY);
    }

    Request request(Operation operation, String transaction, long cents, String target, RequestFields fields) {
        return new Request(
                reference(transaction),
                operation,
                false,
                eur(cents),
                Option.when(!target.isEmpty(), target).map(TransactionId::new),
                fields);
    }

    Reference reference(String transaction) {
        return new Reference(
                AcquirerName.SANDBOX,
                new OrderKey(SampleSessions.MERCHANT, new OrderId(order)),
                new TransactionId(transaction));
    }

    static RequestFields card(String month, String year, String code) {
        return card(CARD_NUMBER, month, year, code);
    }

    static RequestFields card(String number, String month, String year, String code) {
        Group card =
                group("number", new Text(number), "expiry", group("month", new Text(month), "year", new Text(year)));
        return ofCard(code.isEmpty() ? card : card.with("securityCode", new Text(code)));
    }

    static RequestFields ofCard(Group card) {
        return accepted(group("sourceOfFunds", group("provided", group("card", card))));
    }

    static RequestFields note(String note) {
        return card("01", "39", "100").merge(accepted(group("transaction", group("merchantNote", new Text(note)))));
    }

    static RequestFields street(String street) {
        return card("01", "39", "100")
                .merge(accepted(group("billing", group("address", group("street", new Text(street))))));
    }
}
