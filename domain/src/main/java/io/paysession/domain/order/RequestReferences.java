package io.paysession.domain.order;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The names that a request gives to its order and its transaction, as far as the merchant has said that they are unique.
 * Payments must have them; what follows a payment may have them. Authentications of payers have none: the payment that
 * comes after one often bears the same (assumption: unique references).
 */
record RequestReferences(OperationRequest request) {
    /** What no other order or transaction may bear. */
    Seq<UniqueReference> unique() {
        return kinds().flatMap(kind -> said(kind).map(value -> new UniqueReference(kind, value)));
    }

    /** The names that are missing. */
    Seq<Violation> violations() {
        return request.pays()
                ? kinds().filter(kind -> said(kind).isEmpty()).map(kind -> Violation.notUnique(kind.field(), ""))
                : List.empty();
    }

    private Seq<Kind> kinds() {
        return request.operation().isAuthentication()
                ? List.empty()
                : List.of(Kind.values()).filter(request.relationship().rules().uniqueReferences()::contains);
    }

    /** What was said about the order before, still holds. */
    private Option<String> said(Kind kind) {
        Option<String> now = request.fields().text(kind.field());
        RequestFields before = request.order().map(Order::details).getOrElse(RequestFields.EMPTY);
        return kind == Kind.ORDER ? now.orElse(() -> before.text(kind.field())) : now;
    }
}
