package io.paysession.application.payment;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** Names that a client puts into a URL: what is wrong with them is said as if they were fields of the request. */
public final class UrlNames {
    private UrlNames() {}

    /**
     * {@return an order's name; left: what is wrong with it}
     *
     * @param text what stands in the path
     * @param version the version of the API that is called
     */
    public static Either<Seq<Violation>, OrderId> order(String text, ApiVersion version) {
        return read("order", text, version, OrderId::parse);
    }

    /**
     * {@return a transaction's name; left: what is wrong with it}
     *
     * @param text what stands in the path
     * @param version the version of the API that is called
     */
    public static Either<Seq<Violation>, TransactionId> transaction(String text, ApiVersion version) {
        return read("transaction", text, version, TransactionId::parse);
    }

    private static <T> Either<Seq<Violation>, T> read(
            String group, String text, ApiVersion version, Function<String, Option<T>> parse) {
        // The catalogue's limit and words are those of the same field in a body; the name itself is stricter.
        Group field = Group.EMPTY.with(group, Group.EMPTY.with("id", new Text(text)));
        Seq<Violation> violations = FieldCatalogue.SESSION.read(field, version).violations();
        return violations.isEmpty()
                ? parse.apply(text).toEither(() -> List.of(Violation.invalid(group + ".id", text)))
                : Either.left(violations);
    }
}
