package io.paysession.adapter.acquirer.gateway;

import io.paysession.adapter.acquirer.json.JsonDocument;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.net.URI;

/**
 * What is sent to a gateway to authenticate a payer: everything that was said, from whatever source, but nothing that means
 * something here only, and no security code, which authenticates nobody.
 */
final class AuthenticationDocument {
    private static final Seq<String> WITHHELD = List.of(
            "session",
            "lineOfBusiness",
            "responseControls",
            "order.id",
            "order.notificationUrl",
            "transaction.id",
            "sourceOfFunds.token",
            "sourceOfFunds.provided.card.securityCode",
            "authentication.redirectResponseUrl",
            "authentication.transactionId");

    /** What INITIATE_AUTHENTICATION has been told. */
    private static final Seq<String> TOLD =
            List.of("authentication.acceptVersions", "authentication.channel", "authentication.purpose");

    private AuthenticationDocument() {}

    /**
     * In ASCII; the caller wipes it after use.
     *
     * @param back where the gateway sends the browser of a payer who was asked
     */
    static byte[] of(Request request, Operation operation, URI back) {
        RequestFields said = WITHHELD.foldLeft(request.fields(), RequestFields::without);
        boolean asking = operation == Operation.AUTHENTICATE_PAYER;
        Group known = (asking ? TOLD.foldLeft(said, RequestFields::without) : said).root();
        Group order = known.group("order")
                .with("currency", new Text(request.amount().currency().getCurrencyCode()));
        Group document = withFunds(known).with("apiOperation", new Text(operation.name()));
        if (!asking) {
            return JsonDocument.bytes(document.with("order", order));
        }
        boolean named = order.members().containsKey("amount") || order.members().containsKey("netAmount");
        Group amounts =
                named ? order : order.with("amount", new Text(request.amount().text()));
        boolean browser =
                request.before().text("channel").getOrElse("PAYER_BROWSER").equals("PAYER_BROWSER");
        Group authentication = known.group("authentication");
        return JsonDocument.bytes(document.with("order", amounts)
                .with(
                        "authentication",
                        browser
                                ? authentication.with("redirectResponseUrl", new Text(back.toString()))
                                : authentication));
    }

    private static Group withFunds(Group said) {
        Group funds = said.group("sourceOfFunds");
        return funds.members().containsKey("type")
                ? said
                : said.with("sourceOfFunds", funds.with("type", new Text("CARD")));
    }
}
