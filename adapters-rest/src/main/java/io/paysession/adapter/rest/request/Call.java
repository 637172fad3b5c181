package io.paysession.adapter.rest.request;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.function.Function;

/**
 * A request, whichever way it came.
 *
 * @param access   who asks, and for whom
 * @param names    what is meant, by the gateway's names for it, such as {@code order.id}
 * @param document what is said
 */
public record Call(Access access, Map<String, String> names, Group document) {
    /** The parameters of URLs, by the fields that mean the same. */
    private static final Map<String, String> PARAMETERS = HashMap.of(
            "orderId", "order.id",
            "transactionId", "transaction.id",
            "sessionId", "session.id",
            "tokenId", "token");

    /**
     * What can be asked for by its name alone.
     *
     * @param needed    what must be named for it
     * @param answering does it
     */
    public record Named(Seq<String> needed, Function<Call, Answer> answering) {}

    static Call of(Context ctx, Access access, Group document) {
        return new Call(
                access,
                HashMap.ofAll(ctx.pathParamMap())
                        .filterKeys(PARAMETERS::containsKey)
                        .mapKeys(parameter -> PARAMETERS.get(parameter).get()),
                document);
    }

    /** What is meant; empty if it is not named. */
    public String name(String field) {
        return names.getOrElse(field, "");
    }
}
