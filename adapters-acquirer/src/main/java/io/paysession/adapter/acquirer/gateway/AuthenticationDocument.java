package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Operation;
import io.paysession.json.JsonDocument;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.net.URI;

/**
 * What is sent to a gateway to authenticate a payer: everything that was said, from whatever source, but nothing that means
 * something here only, and no security code, which authenticates nobody.
 */
final class AuthenticationDocument {
    private static final Seq<String> WITHHELD = RequestDocument.OF_OURS.appendAll(List.of(
            "sourceOfFunds.provided.card.securityCode",
            "authentication.redirectResponseUrl",
            "authentication.transactionId"));

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
        boolean asking = operation == Operation.AUTHENTICATE_PAYER;
        RequestFields said = WITHHELD.foldLeft(request.fields(), RequestFields::without);
        Group known = RequestDocument.withFunds((asking ? TOLD.foldLeft(said, RequestFields::without) : said).root())
                .with("apiOperation", new Text(operation.name()));
        return JsonDocument.bytes(
                asking
                        ? withReturn(RequestDocument.money(known, "order", request.amount()), request, back)
                        : withCurrency(known, request));
    }

    /** What it will cost is said when the payer is asked. */
    private static Group withCurrency(Group known, Request request) {
        String currency = request.amount().currency().getCurrencyCode();
        return known.with("order", known.group("order").with("currency", new Text(currency)));
    }

    /** Only browsers come back. */
    private static Group withReturn(Group known, Request request, URI back) {
        boolean browser =
                request.before().text("channel").getOrElse("PAYER_BROWSER").equals("PAYER_BROWSER");
        return browser
                ? known.with(
                        "authentication",
                        known.group("authentication").with("redirectResponseUrl", new Text(back.toString())))
                : known;
    }
}
