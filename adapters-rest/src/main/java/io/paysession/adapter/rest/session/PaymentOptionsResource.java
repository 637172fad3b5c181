package io.paysession.adapter.rest.session;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.adapter.rest.request.Call;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.access.Access;
import io.paysession.application.option.InquirePaymentOptionsCommand;
import io.paysession.application.option.InquirePaymentOptionsUseCase;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.merchant.PaymentOptions;
import io.paysession.domain.merchant.PaymentOptions.SupportedOperation;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** The Payment Options Inquiry (source: gateway-api 3.9): by POST, and by GET as older clients ask. */
public final class PaymentOptionsResource {
    private static final String OPERATION = "PAYMENT_OPTIONS_INQUIRY";
    private static final int LAST_WITH_TRANSACTION_MODE = 51;

    private final InquirePaymentOptionsUseCase inquire;

    public PaymentOptionsResource(InquirePaymentOptionsUseCase inquire) {
        this.inquire = inquire;
    }

    public void serve(Routes routes) {
        routes.post("/paymentOptionsInquiry", OPERATION, ctx -> GatewayRequest.withDocument(ctx, this::inquire));
        routes.get("/paymentOptionsInquiry", OPERATION, ctx -> GatewayRequest.withDocument(ctx, this::inquire));
    }

    /** The same operation by its name. */
    public Map<String, Call.Named> named() {
        return HashMap.of(OPERATION, new Call.Named(List.empty(), this::inquire));
    }

    private Answer inquire(Call call) {
        return inquire.inquirePaymentOptions(new InquirePaymentOptionsCommand(call.access(), call.document()))
                .fold(RefusalAnswers::of, options -> Answer.ok(call.correlated(document(call.access(), options))));
    }

    private static Group document(Access access, PaymentOptions options) {
        Group card = Group.EMPTY
                .with("cardTypes", items("cardType", options.cardTypes().map(Enum::name)))
                .with("currencies", items("currency", options.currencies()));
        Group document = Group.EMPTY
                .with("merchant", text(access.merchant().value()))
                .with("paymentTypes", options.acceptCards() ? Group.EMPTY.with("card", card) : Group.EMPTY)
                .with("result", text("SUCCESS"));
        return access.version().isUpTo(LAST_WITH_TRANSACTION_MODE)
                ? document.with("transactionMode", text(transactionMode(options)))
                : document.with(
                        "supportedPaymentOperations",
                        items("supportedPaymentOperation", options.operations().map(Enum::name)));
    }

    /** One word where later versions have a list: whether a payment is one step or two. */
    private static String transactionMode(PaymentOptions options) {
        return options.operations().contains(SupportedOperation.PURCHASE) ? "PURCHASE" : "AUTHORIZE_CAPTURE";
    }

    private static FieldValue items(String name, Seq<String> values) {
        return new Items(values.map(value -> Group.EMPTY.with(name, text(value))));
    }
}
