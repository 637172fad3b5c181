package io.paysession.adapter.rest.order;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.refusal.OrderRefusalAnswers;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.adapter.rest.refusal.RequestedOrder;
import io.paysession.adapter.rest.request.Call;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.PerformTransactionCommand;
import io.paysession.application.payment.RetrieveOrderCommand;
import io.paysession.application.payment.RetrieveTransactionCommand;
import io.paysession.application.payment.TransactionView;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** The operations on orders and their transactions (source: gateway-api 3). */
public final class OrderResource {
    private static final String ORDER = "/order/{orderid}";
    private static final String ORDER_ID = "order.id";
    private static final String TRANSACTION_ID = "transaction.id";
    private static final String RETRIEVE_ORDER = "RETRIEVE_ORDER";
    private static final String RETRIEVE_TRANSACTION = "RETRIEVE_TRANSACTION";
    private static final String UPDATE_BROWSER_PAYMENT = "UPDATE_BROWSER_PAYMENT";
    private static final String THREE_DS_1 = "/3DSecureId/{3DSecureId}";
    private static final String TRANSACTION = ORDER + "/transaction/{transactionid}";

    private final PaymentUseCases useCases;

    public OrderResource(PaymentUseCases useCases) {
        this.useCases = useCases;
    }

    public void serve(Routes routes) {
        routes.put(TRANSACTION, "PERFORM_TRANSACTION", ctx -> GatewayRequest.withDocument(ctx, this::perform));
        routes.get(TRANSACTION, RETRIEVE_TRANSACTION, ctx -> GatewayRequest.withCall(ctx, this::retrieveTransaction));
        routes.get(ORDER, RETRIEVE_ORDER, ctx -> GatewayRequest.withCall(ctx, this::retrieveOrder));
        routes.get(THREE_DS_1, "3DS1", OrderResource::threeDs1);
        routes.put(THREE_DS_1, "3DS1", OrderResource::threeDs1);
        routes.post(THREE_DS_1, "3DS1", OrderResource::threeDs1);
    }

    /** The same operations by their names. */
    public Map<String, Call.Named> named() {
        Seq<String> transaction = List.of(ORDER_ID, TRANSACTION_ID);
        return List.of(Operation.values())
                .map(Enum::name)
                .append(UPDATE_BROWSER_PAYMENT)
                .toMap(name -> name, unusedName -> new Call.Named(transaction, this::perform))
                .put(RETRIEVE_TRANSACTION, new Call.Named(transaction, this::retrieveTransaction))
                .put(RETRIEVE_ORDER, new Call.Named(List.of(ORDER_ID), this::retrieveOrder));
    }

    /** The schemes have ended it; whoever comes with it learns what has taken its place. */
    private static Answer threeDs1(Context ctx) {
        return GatewayRequest.withAccess(
                ctx,
                access -> Answer.invalidField(
                        "3DSecureId",
                        "UNSUPPORTED",
                        "3-D Secure 1 ended in October 2022 and is not supported by this server. Use"
                                + " INITIATE_AUTHENTICATION and AUTHENTICATE_PAYER, version 57 or newer"));
    }

    /** PUT /order/{orderid}/transaction/{transactionid}: what the document's {@code apiOperation} says. */
    private Answer perform(Call call) {
        RequestedOrder requested = requested(call);
        return useCases.perform()
                .performTransaction(new PerformTransactionCommand(
                        call.access(), requested.order(), requested.transaction(), call.document()))
                .fold(refusal -> refused(refusal, requested), view -> performed(view, call));
    }

    private static Answer performed(TransactionView view, Call call) {
        Group document = call.correlated(
                TransactionDocuments.transaction(view, call.access().version()));
        return view.created() ? Answer.created(document) : Answer.ok(document);
    }

    /** GET /order/{orderid}/transaction/{transactionid}: Retrieve Transaction. */
    private Answer retrieveTransaction(Call call) {
        RequestedOrder requested = requested(call);
        return useCases.retrieveTransaction()
                .retrieveTransaction(
                        new RetrieveTransactionCommand(call.access(), requested.order(), requested.transaction()))
                .fold(
                        refusal -> refused(refusal, requested),
                        view -> Answer.ok(TransactionDocuments.transaction(view, requested.version())));
    }

    /** GET /order/{orderid}: Retrieve Order. */
    private Answer retrieveOrder(Call call) {
        RequestedOrder requested = requested(call);
        return useCases.retrieveOrder()
                .retrieveOrder(new RetrieveOrderCommand(call.access(), requested.order()))
                .fold(
                        refusal -> refused(refusal, requested),
                        order -> Answer.ok(TransactionDocuments.order(order, requested.version())));
    }

    private static RequestedOrder requested(Call call) {
        return RequestedOrder.of(call.access(), call.name(ORDER_ID), call.name(TRANSACTION_ID));
    }

    private static Answer refused(Refusal refusal, RequestedOrder requested) {
        return RefusalAnswers.of(refusal, new OrderRefusalAnswers(requested));
    }
}
