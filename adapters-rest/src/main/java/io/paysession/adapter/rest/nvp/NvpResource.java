package io.paysession.adapter.rest.nvp;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.body.Form;
import io.paysession.adapter.rest.body.ReadRequest;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.request.Call;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.access.Access;
import io.paysession.application.access.Credentials;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Every operation at one URL, as a form: what REST has in the URL and in the header, the form has among its fields
 * (source: gateway-api 1.1, browser-libraries G).
 */
public final class NvpResource {
    private static final String OPERATION = "apiOperation";
    private static final String MERCHANT = "merchant";
    private static final String USER = "apiUsername";
    private static final String PASSWORD = "apiPassword";
    private static final String TOKEN = "token";
    private static final String USER_PREFIX = "merchant.";

    /** What names something; and what of it is no field of any request. */
    private static final Seq<String> NAMES = List.of("order.id", "transaction.id", "session.id", TOKEN);

    private static final Seq<String> ENVELOPE = List.of(MERCHANT, USER, PASSWORD, TOKEN);

    private final Map<String, Call.Named> operations;

    /** @param operations what is served, by its name */
    public NvpResource(Map<String, Call.Named> operations) {
        this.operations = operations;
    }

    public void serve(Routes routes) {
        routes.form("/api/nvp/version/{version}", "NVP", this::answer);
    }

    private Answer answer(Context ctx) {
        return GatewayRequest.version(ctx)
                .fold(
                        wrong -> wrong,
                        version -> RequestBody.read(ctx, text -> Form.read(text, ReadRequest.room(ctx.req())))
                                .fold(wrong -> wrong, form -> answer(ctx, version, form)));
    }

    private Answer answer(Context ctx, ApiVersion version, Group form) {
        RequestFields fields = new RequestFields(form);
        Option<String> merchant = fields.text(MERCHANT);
        if (merchant.isEmpty()) {
            return Explanation.of(Violation.missing(MERCHANT));
        }
        Either<Answer, Access> access = GatewayRequest.merchant(merchant.get(), MERCHANT, version)
                .map(id -> {
                    Access byHeader = GatewayRequest.access(ctx, version, id);
                    return byHeader.credentials().present()
                            ? byHeader
                            : new Access(version, id, credentials(form), byHeader.origin());
                });
        return access.fold(wrong -> wrong, asking -> answer(asking, fields));
    }

    private Answer answer(Access access, RequestFields fields) {
        Option<String> name = fields.text(OPERATION);
        Option<Call.Named> wanted = name.flatMap(operations::get);
        if (wanted.isEmpty()) {
            return Explanation.of(
                    name.map(text -> Violation.invalid(OPERATION, text)).getOrElse(() -> Violation.missing(OPERATION)));
        }
        Map<String, String> names = NAMES.filter(field -> fields.text(field).isDefined())
                .toMap(field -> field, field -> fields.text(field).get());
        Option<String> missing = wanted.get().needed().find(field -> !names.containsKey(field));
        return missing.map(field -> Explanation.of(Violation.missing(field)))
                .getOrElse(() -> wanted.get()
                        .answering()
                        .apply(new Call(
                                access, names, document(fields, wanted.get().needed()))));
    }

    /** What by REST the URL and the header say is no part of it. */
    private static Group document(RequestFields fields, Seq<String> needed) {
        RequestFields said = new RequestFields(new Group(fields.root().members().removeAll(ENVELOPE)));
        return needed.foldLeft(said, RequestFields::without).root();
    }

    /** A user name means what it means in a header. */
    private static Credentials credentials(Group form) {
        RequestFields fields = new RequestFields(form);
        boolean present = form.members().containsKey(USER) || form.members().containsKey(PASSWORD);
        return present
                ? fields.text(USER)
                        .filter(user -> user.startsWith(USER_PREFIX))
                        .flatMap(user -> fields.text(PASSWORD)
                                .map(password ->
                                        Credentials.basic(user.substring(USER_PREFIX.length()), Secret.of(password))))
                        .getOrElse(Credentials.UNREADABLE)
                : Credentials.NONE;
    }
}
