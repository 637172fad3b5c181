package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Request;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.TransactionId;
import io.paysession.json.JsonDocument;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * What is sent to the gateway: everything that was said, from whatever source, but nothing that means something here
 * only. Wallets' payment tokens go on as they are.
 */
final class RequestDocument {
    /** Names and settings of ours, which mean nothing there. */
    static final Seq<String> OF_OURS = List.of(
            "session",
            "lineOfBusiness",
            "responseControls",
            "order.id",
            "order.notificationUrl",
            "transaction.id",
            "sourceOfFunds.token");

    /** What means something here only, and authentications that were made elsewhere. */
    private static final Seq<String> WITHHELD = OF_OURS.appendAll(List.of(
            "authentication.acceptVersions",
            "authentication.challengePreference",
            "authentication.channel",
            "authentication.methodNotificationUrl",
            "authentication.purpose",
            "authentication.redirectResponseUrl",
            "authentication.transactionId",
            "authentication.3ds2.methodCompleted",
            "authentication.3ds2.sdk"));

    private RequestDocument() {}

    /** In ASCII, which every charset that a gateway may assume reads alike; the caller wipes it after use. */
    static byte[] of(Request request) {
        RequestFields said = WITHHELD.foldLeft(request.fields(), RequestFields::without);
        Group document = withTarget(withAmount(withFunds(proven(said.root(), request)), request), request)
                .with("apiOperation", new Text(request.operation().name()));
        return JsonDocument.bytes(document);
    }

    /** A gateway that has authenticated the payer itself knows what came of it. */
    private static Group proven(Group said, Request request) {
        return request.authentication()
                .map(made -> said.with("authentication", Group.EMPTY.with("transactionId", new Text(made.value()))))
                .getOrElse(said);
    }

    /** A source of funds without a type is what it describes; a card, if there is no more than a device's payment. */
    static Group withFunds(Group said) {
        Group funds = said.group("sourceOfFunds");
        boolean untyped =
                !funds.group("provided").members().isEmpty() && !funds.members().containsKey("type");
        SourceOfFunds described = SourceOfFunds.of(new RequestFields(said)).getOrElse(SourceOfFunds.CARD);
        return untyped ? said.with("sourceOfFunds", funds.with("type", new Text(described.name()))) : said;
    }

    /** The amount stands where the operation has it, and as it was written if it was written. */
    private static Group withAmount(Group said, Request request) {
        return switch (request.operation()) {
            case PAY, AUTHORIZE, INITIATE_BROWSER_PAYMENT -> money(said, "order", request.amount());
            case VERIFY -> currency(said, request);
            case CAPTURE, REFUND ->
                request.standalone() && !said.group("transaction").members().containsKey("amount")
                        ? money(said, "order", request.amount())
                        : money(said, "transaction", request.amount());
            case UPDATE_AUTHORIZATION -> money(said, "transaction", request.amount());
            case VOID, INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER -> said;
        };
    }

    /** The amount in that group, unless it is named there. */
    static Group money(Group said, String where, Money amount) {
        Group group = said.group(where);
        boolean named = group.members().containsKey("amount") || group.members().containsKey("netAmount");
        Group complete = group.with("currency", new Text(amount.currency().getCurrencyCode()));
        return said.with(where, named ? complete : complete.with("amount", new Text(amount.text())));
    }

    /** A token's request may name the currency of its verification where a verification itself does not have it. */
    private static Group currency(Group said, Request request) {
        FieldValue code = new Text(request.amount().currency().getCurrencyCode());
        Group moved = new RequestFields(said).without("transaction.currency").root();
        return moved.with("order", moved.group("order").with("currency", code));
    }

    /** Which transaction is meant, so that both sides mean the same one. */
    private static Group withTarget(Group said, Request request) {
        boolean isNamed = request.operation() == Operation.VOID
                || request.operation() == Operation.CAPTURE
                || request.operation() == Operation.REFUND;
        return request.target()
                .filter(target -> isNamed)
                .map(TransactionId::value)
                .map(target -> said.with(
                        "transaction", said.group("transaction").with("targetTransactionId", new Text(target))))
                .getOrElse(said);
    }
}
