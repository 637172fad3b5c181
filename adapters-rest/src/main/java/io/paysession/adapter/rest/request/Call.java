package io.paysession.adapter.rest.request;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
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
            "orderid", "order.id",
            "transactionid", "transaction.id",
            "sessionId", "session.id",
            "tokenid", "token");

    private static final String CORRELATION_ID = "correlationId";

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

    /** What a request that was accepted is answered, with what it wants to find in it: its {@code correlationId}. */
    public Group correlated(Group answer) {
        return Answer.with(answer, CORRELATION_ID, correlationId());
    }

    /** As the catalogues read it: a number is a text, too. What is neither they have refused. */
    private Option<String> correlationId() {
        FieldValue said = document.members().get(CORRELATION_ID).getOrNull();
        if (said instanceof FieldValue.Text text) {
            return Option.some(text.text());
        }
        return said instanceof FieldValue.Number number ? Option.some(number.literal()) : Option.none();
    }

    /** What is meant; empty if it is not named. */
    public String name(String field) {
        return names.getOrElse(field, "");
    }
}
