package io.paysession.adapter.rest.form;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.ServedFile;
import io.paysession.adapter.rest.body.Json;
import io.paysession.adapter.rest.body.ReadRequest;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.access.Access;
import io.paysession.application.session.HostedFieldUseCases;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * session.js, the document that it puts into the pages of merchants, and where that document posts to (source: gateway-api
 * 5.1, browser-libraries B). Whether there is a merchant of that name, none of the files tells.
 */
public final class HostedFieldResource {
    /** The first version of the library with {@code configure}. */
    private static final int FIRST_VERSION = 34;

    /** All that the document loads; the document itself has its policy only at its own place. */
    private static final Set<String> PARTS = HashSet.of("frame.js", "frame.css");

    private static final String YEAR = "public, max-age=31536000, immutable";
    /** It has to be of the same build as the document that it loads. */
    private static final String ASKED_AGAIN = "no-cache";

    private static final Map<String, String> COMMON = HashMap.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "cross-origin");

    private final HostedFieldUseCases useCases;
    private final Scripts scripts;

    public HostedFieldResource(HostedFieldUseCases useCases) {
        this(useCases, Scripts.built());
    }

    HostedFieldResource(HostedFieldUseCases useCases, Scripts scripts) {
        this.useCases = useCases;
        this.scripts = scripts;
    }

    public void serve(Routes routes) {
        routes.formFile("/session.js", "SESSION_SCRIPT", ctx -> access(ctx).flatMap(access -> shared("session.js")));
        routes.formFile(
                "/paysession.d.ts", "SESSION_SCRIPT", ctx -> access(ctx).flatMap(access -> shared("paysession.d.ts")));
        routes.formFile(
                "/integrity.txt", "SESSION_SCRIPT", ctx -> access(ctx).flatMap(access -> shared("integrity.txt")));
        routes.formFile("/field.html", "HOSTED_FIELD", ctx -> access(ctx).flatMap(this::frame));
        routes.staticFile("/form/static/{hash}/{file}", "HOSTED_FIELD", this::part);
        routes.formPut("/session", "FILL_SESSION", this::fill);
    }

    /** As every request of the API; but of versions without this library nothing is served. */
    private static Either<Answer, Access> access(Context ctx) {
        return GatewayRequest.access(ctx)
                .filterOrElse(
                        access -> !access.version().isUpTo(FIRST_VERSION - 1),
                        access -> Answer.invalid(
                                404,
                                "session.js of version " + access.version()
                                        + " is not served; the first is that of version " + FIRST_VERSION));
    }

    /** What any page may load, also with a check of its integrity. */
    private Either<Answer, ServedFile> shared(String name) {
        return scripts.find(name)
                .map(file -> new ServedFile(
                        file.type(),
                        file.content(),
                        file.hash(),
                        COMMON.put("Cache-Control", ASKED_AGAIN).put("Access-Control-Allow-Origin", "*")));
    }

    /** The document of a hosted field: its policy depends on the merchant, and its content on nothing. */
    private Either<Answer, ServedFile> frame(Access access) {
        String ancestors = useCases.origins().framingOrigins(access.merchant()).mkString(" ");
        return scripts.find("field.html")
                .map(file -> new ServedFile(
                        file.type(),
                        file.content(),
                        "",
                        COMMON.put("Cache-Control", "no-store")
                                .put("Cross-Origin-Embedder-Policy", "require-corp")
                                .put(
                                        "Permissions-Policy",
                                        "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                                .put(
                                        "Content-Security-Policy",
                                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                                + " base-uri 'none'; form-action 'none'; frame-ancestors "
                                                + (ancestors.isEmpty() ? "*" : ancestors))));
    }

    /** What the document loads. An address with the hash of another build gets what is there now, and is asked again. */
    private Either<Answer, ServedFile> part(Context ctx) {
        return Option.of(ctx.pathParam("file"))
                .filter(PARTS::contains)
                .toEither(() -> Answer.invalid(404, "A hosted field has no such part"))
                .flatMap(scripts::find)
                .map(file -> new ServedFile(
                        file.type(),
                        file.content(),
                        file.hash(),
                        COMMON.put("Cache-Control", file.hash().equals(ctx.pathParam("hash")) ? YEAR : ASKED_AGAIN)));
    }

    /** Takes what was typed, from a document of this server and nowhere else. */
    private Answer fill(Context ctx) {
        return Sender.ofOwnDocument(ctx)
                .flatMap(ours -> access(ctx))
                .flatMap(access -> RequestBody.read(ctx, text -> Json.read(text, ReadRequest.room(ctx.req())))
                        .map(document -> FilledSession.answer(useCases.fill(), access, document)))
                .fold(refused -> refused, answer -> answer);
    }
}
