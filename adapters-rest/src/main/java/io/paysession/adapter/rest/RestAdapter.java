package io.paysession.adapter.rest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.TimeSource;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.Redaction;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The REST API's only door: starts a server for the use cases, and stops it. */
public final class RestAdapter implements AutoCloseable {
    private static final String MERCHANT = "/api/rest/version/{version}/merchant/{merchantId}";
    private static final String TERMINALS = MERCHANT + "/terminal";
    private static final String TERMINAL = TERMINALS + "/{terminalId}";
    private static final String OPERATION = "operation";
    private static final int MAXIMUM_HEADER_BYTES = 16 * 1024;
    /** How long a silent connection is kept, and how long a request may take to arrive. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int UNLIMITED = 0;

    private final RestSettings settings;
    private final Duration patience;
    private final SessionResource sessions;
    private final Option<TerminalResources> terminals;
    private final Cors cors;
    private final RequestObserver observer;
    private final Javalin javalin;

    /**
     * What is served.
     *
     * @param terminals none if this server works without terminals: then their URLs lead nowhere
     */
    public record Served(SessionUseCases sessions, Option<Terminals> terminals) {
        /** Terminals, and who is admitted to them. */
        public record Terminals(TerminalUseCases useCases, Gatekeeper gatekeeper, TimeSource time) {}
    }

    private RestAdapter(RestSettings settings, Served served, RequestObserver observer, Duration patience) {
        this.settings = settings;
        this.patience = patience;
        this.sessions = new SessionResource(served.sessions());
        this.terminals =
                served.terminals().map(terminals -> TerminalResources.of(terminals, settings.terminals(), patience));
        this.cors = new Cors(settings.allowedOrigins());
        this.observer = observer;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Serves the use cases.
     *
     * @throws RuntimeException if the address is taken or the TLS files are unusable; its text says which
     */
    public static RestAdapter start(RestSettings settings, Served served, RequestObserver observer) {
        return start(settings, served, observer, PATIENCE);
    }

    static RestAdapter start(RestSettings settings, Served served, RequestObserver observer, Duration patience) {
        RestAdapter adapter = new RestAdapter(settings, served, observer, patience);
        try {
            adapter.javalin.start();
            return adapter;
        } catch (RuntimeException failure) {
            adapter.endStreams();
            throw failure;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** How many streams of events are open. */
    int streams() {
        return terminals.map(resources -> resources.events().streams()).getOrElse(0);
    }

    /** Takes no more requests and waits for those in flight, as long as the settings allow. Streams end at once. */
    @Override
    public void close() {
        endStreams();
        javalin.stop();
    }

    private void endStreams() {
        terminals.forEach(resources -> resources.events().close());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        if (VirtualThreads.areSupported()) {
            config.jetty.threadPool = virtualThreads();
        }
        config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        config.http.generateEtags = false;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(this::configureServer);
        config.jetty.modifyHttpConfiguration(RestAdapter::configureHttp);
        config.jetty.addConnector(this::connector);
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        routes.before(ctx -> {
            RequestBody.startClock(ctx, patience);
            ctx.header("Cache-Control", "no-cache, no-store, must-revalidate")
                    .header("Pragma", "no-cache")
                    .header("Expires", "0");
            cors.allow(ctx.header("Origin"), ctx::header);
            checkMethod(ctx);
            checkPath(ctx);
            cors.preflight(ctx);
        });
        routes.post(MERCHANT + "/session", operation("CREATE_SESSION", sessions::create));
        routes.put(MERCHANT + "/session/{sessionId}", operation("UPDATE_SESSION", sessions::update));
        routes.get(MERCHANT + "/session/{sessionId}", operation("RETRIEVE_SESSION", sessions::retrieve));
        routes.post(MERCHANT + "/session/{sessionId}", operation("SESSION_OPERATION", sessions::operate));
        terminals.forEach(resources -> terminalRoutes(routes, resources));
        routes.get("/api/rest/version/{version}/information", operation("CHECK_GATEWAY", this::information));
        routes.exception(HttpResponseException.class, (refused, ctx) -> ctx.status(refused.getStatus()));
        routes.exception(
                Exception.class, (failure, ctx) -> FailureAnswers.of(failure).send(ctx));
        routes.error(404, this::notFound);
        routes.error(405, this::methodNotAllowed);
    }

    private void terminalRoutes(RoutesConfig routes, TerminalResources resources) {
        TerminalResource terminal = resources.terminal();
        routes.get(TERMINALS, operation("LIST_TERMINALS", terminal::list));
        routes.put(TERMINAL, operation("REGISTER_TERMINAL", terminal::register));
        routes.get(TERMINAL, operation("RETRIEVE_TERMINAL", terminal::retrieve));
        routes.delete(TERMINAL, operation("REMOVE_TERMINAL", terminal::remove));
        routes.get(TERMINAL + "/events", stream("FOLLOW_TERMINAL", resources.events()));
        TerminalSessionResource session = resources.session();
        String named = TERMINAL + "/session/{terminalSessionId}";
        routes.post(TERMINAL + "/session", operation("START_TERMINAL_SESSION", session::start));
        routes.get(TERMINAL + "/session", operation("LIST_TERMINAL_SESSIONS", session::list));
        routes.put(named, operation("OPERATE_TERMINAL_SESSION", session::operate));
        routes.get(named, operation("RETRIEVE_TERMINAL_SESSION", session::retrieve));
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
            RequestBody.drain(ctx);
            answer.send(ctx);
            observer.answered(name, answer.status(), System.nanoTime() - start);
        };
    }

    private Handler stream(String name, TerminalEvents events) {
        return ctx -> {
            long start = System.nanoTime();
            ctx.attribute(OPERATION, name);
            RequestBody.drain(ctx);
            Option<Answer> refused = refusal(ctx, events);
            refused.forEach(answer -> answer.send(ctx));
            observer.answered(name, refused.map(Answer::status).getOrElse(200), System.nanoTime() - start);
        };
    }

    private static Option<Answer> refusal(Context ctx, TerminalEvents events) {
        try {
            return events.open(ctx);
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

    /** Check Gateway: no credentials, and open to caches for ten seconds (source: recorded-responses 1). */
    private Answer information(Context ctx) {
        return GatewayRequest.version(ctx).fold(wrong -> wrong, version -> {
            ctx.header("Cache-Control", "public, max-age=10");
            ctx.res().setHeader("Pragma", null);
            ctx.res().setHeader("Expires", null);
            return Answer.ok(Group.EMPTY
                    .with("gatewayVersion", Answer.text(settings.serverVersion()))
                    .with("status", Answer.text("OPERATING")));
        });
    }

    /** A refused operation may answer 404 itself; only a path without an operation is explained here. */
    private void notFound(Context ctx) {
        if (ctx.attribute(OPERATION) == null) {
            refuse(ctx, Answer.invalid(404, GatewayPath.explain(ctx.path())));
        }
    }

    private void methodNotAllowed(Context ctx) {
        ctx.header("Allow", GatewayPath.methods(ctx.path()).mkString(", "));
        refuse(
                ctx,
                Answer.invalid(
                        405, "The method " + Redaction.redact(ctx.method().name()) + " is not allowed for this URL"));
    }

    private void refuse(Context ctx, Answer answer) {
        RequestBody.drain(ctx);
        answer.send(ctx);
        observer.answered("OTHER", answer.status(), 0);
    }

    private void configureServer(Server server) {
        server.setStopTimeout(settings.drainTime().toMillis());
        server.setErrorHandler(new ServerErrors(cors));
        // In place of Javalin's own handler, whose statistics nobody reads.
        server.setHandler(new GracefulHandler());
    }

    /** Jetty's own know how to take turns at the selector; those of Javalin start a thread for that each time. */
    private static ThreadPool virtualThreads() {
        VirtualThreadPool threads = new VirtualThreadPool(UNLIMITED);
        threads.setName("http");
        return threads;
    }

    private static void configureHttp(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAXIMUM_HEADER_BYTES);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = settings.tls()
                .map(files -> PemIdentity.connector(server, http, files))
                .getOrElse(() -> new ServerConnector(server, new org.eclipse.jetty.server.HttpConnectionFactory(http)));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(patience.toMillis());
        return connector;
    }

    /** Something that a client can ask for. */
    private interface Operation {
        Answer answer(Context ctx);
    }
}
