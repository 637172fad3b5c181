package io.paysession.adapter.acquirer.gateway;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;

/** Requests to a gateway, and settings for it. */
final class SampleRequests {
    static final AcquirerName NAME = new AcquirerName("upstream");
    /** Long enough for a busy machine. */
    static final GatewaySettings.Times PATIENT = new GatewaySettings.Times(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ZERO);
    /** For answers that never come. */
    static final GatewaySettings.Times HASTY = new GatewaySettings.Times(
            Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(40), Duration.ZERO);

    private SampleRequests() {}

    static GatewaySettings settings(URI address, GatewaySettings.Times times) {
        return settings(address, Option.none(), times);
    }

    static GatewaySettings settings(URI address, Option<Path> trust, GatewaySettings.Times times) {
        return new GatewaySettings(
                NAME,
                address,
                100,
                HashMap.of(
                        SampleSessions.MERCHANT,
                        new GatewaySettings.Account("REMOTE7", Secret.of("0123456789abcdef0123456789abcdef"))),
                trust,
                times);
    }

    static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    static Reference reference(String order, String transaction) {
        return new Reference(
                NAME, new OrderKey(SampleSessions.MERCHANT, new OrderId(order)), new TransactionId(transaction));
    }

    static Request pay() {
        return request(Operation.PAY, false, eur(2_500), "", card());
    }

    static Request request(Operation operation, boolean standalone, Money amount, String target, RequestFields fields) {
        return new Request(
                reference("o-1", "t-1"),
                operation,
                standalone,
                amount,
                Option.when(!target.isEmpty(), target).map(TransactionId::new),
                fields);
    }

    static RequestFields card() {
        return SampleSessions.accepted(group(
                "order",
                group("amount", new Text("25.00"), "currency", new Text("EUR")),
                "sourceOfFunds",
                group("provided", group("card", SampleSessions.card("5123450000000008", "100")))));
    }
}
