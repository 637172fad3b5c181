package io.paysession.adapter.rest.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Cors;
import io.paysession.adapter.rest.answer.FailureAnswers;
import io.paysession.adapter.rest.answer.Page;
import io.paysession.adapter.rest.answer.ServedFile;
import io.paysession.domain.field.Redaction;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.function.Function;

/**
 * What is served at which URL. Every operation is answered, measured and protected against its own failures in the same
 * way, and what leads nowhere is explained.
 */
public final class Routes {
    private static final String OPERATION = "operation";

    private final RoutesConfig routes;
    private final GatewayPath paths = new GatewayPath();
    private final Observer observer;

    public Routes(RoutesConfig routes, Observer observer) {
        this.routes = routes;
        this.observer = observer;
    }

    /** Is told of every answered request: of which operation, the status, and how many nanoseconds it took. */
    @FunctionalInterface
    public interface Observer {
        void answered(String operation, int status, long nanos);
    }

    /** Something that a client can ask for. */
    public interface Operation {
        Answer answer(Context ctx);
    }

    /** An operation on GET below the merchant's URL. */
    public void get(String path, String name, Operation operation) {
        route(HandlerType.GET, GatewayPath.MERCHANT + path, operation(name, operation));
    }

    /** An operation on PUT below the merchant's URL. */
    public void put(String path, String name, Operation operation) {
        route(HandlerType.PUT, GatewayPath.MERCHANT + path, operation(name, operation));
    }

    /** An operation on POST below the merchant's URL. */
    public void post(String path, String name, Operation operation) {
        route(HandlerType.POST, GatewayPath.MERCHANT + path, operation(name, operation));
    }

    /** An operation on DELETE below the merchant's URL. */
    public void delete(String path, String name, Operation operation) {
        route(HandlerType.DELETE, GatewayPath.MERCHANT + path, operation(name, operation));
    }

    /** Operations that all have one URL, and bring everything else in a form. */
    public void form(String path, String name, Operation operation) {
        route(HandlerType.POST, path, operation(name, operation));
    }

    /** What the documents of hosted fields ask for by PUT. */
    public void formPut(String path, String name, Operation operation) {
        route(HandlerType.PUT, GatewayPath.FORM + path, operation(name, operation));
    }

    /** A file for the pages of a merchant. */
    public void formFile(String path, String name, Function<Context, Either<Answer, ServedFile>> file) {
        staticFile(GatewayPath.FORM + path, name, file);
    }

    /** A file, anywhere. */
    public void staticFile(String path, String name, Function<Context, Either<Answer, ServedFile>> file) {
        route(HandlerType.GET, path, ctx -> {
            long start = System.nanoTime();
            ctx.attribute(OPERATION, name);
            int status = file(ctx, file)
                    .fold(
                            refused -> {
                                refused.send(ctx);
                                return refused.status();
                            },
                            found -> found.send(ctx));
            observer.answered(name, status, System.nanoTime() - start);
        });
    }

    private static Either<Answer, ServedFile> file(Context ctx, Function<Context, Either<Answer, ServedFile>> file) {
        try {
            return file.apply(ctx);
        } catch (RuntimeException failure) {
            return Either.left(FailureAnswers.of(failure));
        }
    }

    /** An operation that needs no merchant: a GET below the version's URL. */
    public void getOfVersion(String path, String name, Operation operation) {
        route(HandlerType.GET, "/api/rest/version/{version}" + path, operation(name, operation));
    }

    /**
     * A stream of events below the merchant's URL.
     *
     * @param opening opens the stream, or says why it does not
     */
    public void stream(String path, String name, Function<Context, Option<Answer>> opening) {
        route(HandlerType.GET, GatewayPath.MERCHANT + path, ctx -> {
            long start = System.nanoTime();
            ctx.attribute(OPERATION, name);
            Option<Answer> refused = refusal(ctx, opening);
            refused.forEach(answer -> answer.send(ctx));
            observer.answered(name, refused.map(Answer::status).getOrElse(200), System.nanoTime() - start);
        });
    }

    /** A page that a payer's browser posts to, anywhere. */
    public void page(String path, String name, Function<Context, Page> page) {
        page(HandlerType.POST, path, name, page);
    }

    /** A page that a payer's browser visits, anywhere. */
    public void visitedPage(String path, String name, Function<Context, Page> page) {
        page(HandlerType.GET, path, name, page);
    }

    private void page(HandlerType method, String path, String name, Function<Context, Page> page) {
        route(method, path, ctx -> {
            long start = System.nanoTime();
            ctx.attribute(OPERATION, name);
            Page answer = page(ctx, page);
            answer.send(ctx);
            observer.answered(name, answer.status(), System.nanoTime() - start);
        });
    }

    /** A payer is told that something failed; what it was is for the operator. */
    private static Page page(Context ctx, Function<Context, Page> page) {
        try {
            return page.apply(ctx);
        } catch (RuntimeException failure) {
            Answer answer = FailureAnswers.of(failure);
            return Page.saying(answer.status(), "Something went wrong. Please try again later.");
        }
    }

    /** What happens before and after all operations. */
    public void surround(Cors cors, Function<Context, Context> prepare) {
        routes.before(ctx -> {
            Context prepared = prepare.apply(ctx);
            // What hosted fields ask for is for this server's own documents; its files say for themselves who may have
            // them.
            boolean api = !GatewayPath.isOfForm(prepared.path());
            if (api) {
                cors.allow(prepared.header("Origin"), prepared::header);
            }
            checkMethod(prepared);
            checkPath(prepared);
            if (api) {
                cors.preflight(prepared);
            }
        });
        routes.exception(HttpResponseException.class, (refused, ctx) -> ctx.status(refused.getStatus()));
        routes.exception(
                Exception.class, (failure, ctx) -> FailureAnswers.of(failure).send(ctx));
        routes.error(404, this::notFound);
        routes.error(405, this::methodNotAllowed);
    }

    private void route(HandlerType method, String path, Handler handler) {
        routes.addHttpHandler(method, path, handler);
        paths.serve(method.name(), path);
    }

    /**
     * Javalin takes the names of its own stages, such as {@code BEFORE}, for methods too, answers HEAD without asking
     * the operation, and lets a header say another method than the request does.
     */
    private static void checkMethod(Context ctx) {
        String sent = ctx.req().getMethod();
        if (!GatewayPath.METHODS.contains(sent) || !ctx.method().name().equals(sent)) {
            throw new MethodNotAllowedResponse("", Map.of());
        }
    }

    private void checkPath(Context ctx) {
        if (!GatewayPath.isWellFormed(ctx.path())) {
            refuse(ctx, Answer.invalid(400, "The URL is badly encoded"));
            ctx.skipRemainingHandlers();
        }
    }

    private Handler operation(String name, Operation operation) {
        return ctx -> {
            long start = System.nanoTime();
            ctx.attribute(OPERATION, name);
            Answer answer = answer(ctx, operation);
            answer.send(ctx);
            observer.answered(name, answer.status(), System.nanoTime() - start);
        };
    }

    private static Option<Answer> refusal(Context ctx, Function<Context, Option<Answer>> opening) {
        try {
            return opening.apply(ctx);
        } catch (RuntimeException failure) {
            return Option.some(FailureAnswers.of(failure));
        }
    }

    private static Answer answer(Context ctx, Operation operation) {
        try {
            return operation.answer(ctx);
        } catch (RuntimeException failure) {
            return FailureAnswers.of(failure);
        }
    }

    /** A refused operation may answer 404 itself; only a path without an operation is explained here. */
    private void notFound(Context ctx) {
        if (ctx.attribute(OPERATION) == null) {
            refuse(ctx, Answer.invalid(404, paths.explain(ctx.path())));
        }
    }

    private void methodNotAllowed(Context ctx) {
        ctx.header("Allow", paths.methods(ctx.path()).mkString(", "));
        refuse(
                ctx,
                Answer.invalid(
                        405, "The method " + Redaction.redact(ctx.method().name()) + " is not allowed for this URL"));
    }

    private void refuse(Context ctx, Answer answer) {
        answer.send(ctx);
        observer.answered("OTHER", answer.status(), 0);
    }
}
