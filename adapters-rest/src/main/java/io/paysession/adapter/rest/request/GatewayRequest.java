package io.paysession.adapter.rest.request;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.body.Json;
import io.paysession.adapter.rest.body.ReadRequest;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.connection.RequestSource;
import io.paysession.adapter.rest.connection.ShownCertificate;
import io.paysession.application.access.Access;
import io.paysession.application.access.Origin;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What all requests of the API have in common, read in the gateway's order: the URL, then the body's syntax; fields and
 * credentials are for the use case (source: recorded-responses 1, "Order of checks").
 */
public final class GatewayRequest {
    private static final int LONGEST_MERCHANT_ID = 40;

    private GatewayRequest() {}

    /** An operation without a document. */
    public static Answer withCall(Context ctx, Function<Call, Answer> operation) {
        return withAccess(ctx, access -> operation.apply(Call.of(ctx, access, Group.EMPTY)));
    }

    /** An operation with a document. */
    public static Answer withDocument(Context ctx, Function<Call, Answer> operation) {
        return withDocument(ctx, Either::right, (access, document) -> operation.apply(Call.of(ctx, access, document)));
    }

    public static Answer withAccess(Context ctx, Function<Access, Answer> operation) {
        return access(ctx).fold(Function.identity(), operation);
    }

    /** @param admission is asked before anybody looks at the document */
    public static Answer withDocument(
            Context ctx,
            Function<Access, Either<Answer, Access>> admission,
            BiFunction<Access, Group, Answer> operation) {
        return access(ctx)
                .flatMap(admission)
                .flatMap(access -> RequestBody.read(ctx, text -> Json.read(text, ReadRequest.room(ctx.req())))
                        .map(document -> operation.apply(access, document)))
                .fold(Function.identity(), Function.identity());
    }

    /** The {@code apiOperation} of a document; empty if there is none. */
    public static String operation(Group document) {
        FieldValue operation = document.members().get("apiOperation").getOrNull();
        return operation instanceof Text text ? text.text() : "";
    }

    public static Either<Answer, Access> access(Context ctx) {
        return version(ctx)
                .flatMap(version -> merchant(ctx.pathParam("merchantId"), "merchantId", version)
                        .map(merchant -> access(ctx, version, merchant)));
    }

    /** What header and connection say about the sender of a request for that merchant. */
    public static Access access(Context ctx, ApiVersion version, MerchantId merchant) {
        return new Access(
                version,
                merchant,
                AuthorizationHeader.read(ctx.req().getHeaders("Authorization"), version, merchant),
                new Origin(RequestSource.of(ctx.req()), ShownCertificate.of(ctx.req())));
    }

    public static Either<Answer, ApiVersion> version(Context ctx) {
        String named = ctx.pathParam("version");
        return ApiVersion.parse(named)
                .toEither(
                        () -> Answer.invalid(404, "Unsupported value for 'version = " + Redaction.redact(named) + "'"));
    }

    /** @param field where it is named */
    public static Either<Answer, MerchantId> merchant(String named, String field, ApiVersion version) {
        return MerchantId.parse(named).filter(id -> id.isKnownIn(version)).toEither(() -> {
            int length = named.codePointCount(0, named.length());
            return length > LONGEST_MERCHANT_ID
                    ? Explanation.of(Violation.tooLong(field, named, LONGEST_MERCHANT_ID))
                    : Explanation.of(Violation.invalid(field, named));
        });
    }
}
