package io.paysession.adapter.rest;

import io.javalin.Javalin;
import io.javalin.http.servlet.JavalinServlet;
import io.paysession.adapter.rest.answer.Cors;
import io.paysession.adapter.rest.answer.DirectAnswer;
import io.paysession.adapter.rest.connection.ByteBudget;
import io.paysession.adapter.rest.connection.ProxyNetworks;
import io.paysession.adapter.rest.connection.RequestSource;
import io.paysession.adapter.rest.request.BodyIntake;
import io.paysession.adapter.rest.request.KnownCallers;
import io.paysession.adapter.rest.request.MountedServlet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import jakarta.servlet.Servlet;
import java.time.Duration;

/**
 * The REST API as a servlet in somebody else's server, at {@code /api/rest/*} below its context: the same operations with
 * the same answers as of a server of our own. Connections, TLS, times for headers and the end of what is in flight are that
 * server's; bodies, answers, sources and strangers are limited here. For hosted fields, {@code /form/*} leads here too;
 * with authentication of payers, {@code /acs/*} and {@code /callbackInterface/*}.
 */
public final class RestMount implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RestApi api;
    private final MountedServlet servlet;

    /**
     * How it is served.
     *
     * @param allowedOrigins origins whose pages may call the API from a browser; {@code *} for all
     * @param serverVersion  what the gateway's information call says this server is, 5 to 32 characters
     * @param terminals      how the operations of terminals are served
     * @param limits         what callers may have and hold; what is about connections, headers and reading is not looked at
     * @param trustedProxies who is believed what it says about where a request comes from. None if the server itself
     *                       gives the address from before its proxies
     */
    public record Settings(
            Seq<String> allowedOrigins,
            String serverVersion,
            RestSettings.Terminals terminals,
            RestSettings.Limits limits,
            RestSettings.TrustedProxies trustedProxies) {
        /** For all origins, with the usual limits. */
        public static Settings of(String serverVersion) {
            return new Settings(
                    List.of("*"),
                    serverVersion,
                    RestSettings.Terminals.DEFAULT,
                    RestSettings.Limits.standard(),
                    RestSettings.TrustedProxies.NONE);
        }
    }

    private RestMount(RestApi api, MountedServlet servlet) {
        this.api = api;
        this.servlet = servlet;
    }

    /** Makes the servlet; nothing listens before it is mounted. */
    public static RestMount of(Settings settings, RestAdapter.Served served, RequestObserver observer) {
        Cors cors = new Cors(settings.allowedOrigins());
        Option<TerminalResources> terminals =
                served.terminals().map(some -> TerminalResources.of(some, settings.terminals(), PATIENCE));
        RestApi api = new RestApi(served, settings.serverVersion(), terminals, cors);
        Javalin javalin = Javalin.create(config -> api.serve(config, observer));
        BodyIntake.Rules rules = new BodyIntake.Rules(
                settings.limits().ofBodies(),
                PATIENCE,
                new ByteBudget(settings.limits().bodyBytes()),
                new KnownCallers(served.terminals().map(RestAdapter.Served.Terminals::gatekeeper)),
                new DirectAnswer(cors),
                observer::answered);
        RequestSource sources =
                new RequestSource(new ProxyNetworks(settings.trustedProxies().networks()));
        return new RestMount(api, new MountedServlet(plain(javalin), rules, sources));
    }

    /** Javalin's own choice of a servlet wants a Jetty that has been prepared for web sockets, which we have none of. */
    private static Servlet plain(Javalin javalin) {
        return new JavalinServlet(javalin.unsafe);
    }

    /** To be mounted with support for asynchronous requests. */
    public Servlet servlet() {
        return servlet;
    }

    /** How many streams of events are open. */
    int streams() {
        return api.streams();
    }

    /** Ends the streams of events, so that the server can stop. */
    @Override
    public void close() {
        api.endStreams();
    }
}
