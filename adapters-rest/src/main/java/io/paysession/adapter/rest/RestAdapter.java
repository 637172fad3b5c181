package io.paysession.adapter.rest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.paysession.adapter.rest.answer.Cors;
import io.paysession.adapter.rest.answer.DirectAnswer;
import io.paysession.adapter.rest.answer.ServerErrors;
import io.paysession.adapter.rest.connection.ByteBudget;
import io.paysession.adapter.rest.connection.ConnectionGuard;
import io.paysession.adapter.rest.connection.ProxyNetworks;
import io.paysession.adapter.rest.request.BodyIntake;
import io.paysession.adapter.rest.request.KnownCallers;
import io.paysession.adapter.rest.tls.PemFiles;
import io.paysession.adapter.rest.tls.TlsConnector;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.checkout.CheckoutUseCases;
import io.paysession.application.option.InquirePaymentOptionsUseCase;
import io.paysession.application.payment.BrowserPaymentUseCases;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.port.TimeSource;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.token.TokenUseCases;
import io.paysession.application.wallet.UpdateSessionFromWalletUseCase;
import io.vavr.control.Option;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The REST API's only door: starts a server for the use cases, and stops it. */
public final class RestAdapter implements AutoCloseable {
    private static final int MAXIMUM_HEADER_BYTES = 16 * 1024;
    /** How long a silent connection is kept, and how long a request may take to arrive. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int UNLIMITED = 0;

    private final RestSettings settings;
    private final Duration patience;
    private final Served served;
    private final Cors cors;
    private final RequestObserver observer;
    private final RestApi api;
    private final ConnectionGuard guard;
    private final Javalin javalin;

    /**
     * What is served.
     *
     * @param terminals none if this server works without terminals: then their URLs lead nowhere
     * @param payments  none if this server only keeps sessions: then the URLs of what is done with them lead nowhere
     */
    public record Served(SessionUseCases sessions, Option<Terminals> terminals, Option<Payments> payments) {
        /** Without payments. */
        public Served(SessionUseCases sessions, Option<Terminals> terminals) {
            this(sessions, terminals, Option.none());
        }

        /** Terminals, and who is admitted to them. */
        public record Terminals(TerminalUseCases useCases, Gatekeeper gatekeeper, TimeSource time) {}

        /**
         * What is done with sessions.
         *
         * @param orders     the operations on orders and their transactions
         * @param tokens     the operations on tokens
         * @param options    what says what a payer could pay with
         * @param checkouts  checkouts on a page of the gateway
         * @param wallets    what fills a session from a payer's wallet
         * @param challenges asking payers on a page of ours
         * @param browserPayments payments on a provider's page of ours
         */
        public record Payments(
                PaymentUseCases orders,
                TokenUseCases tokens,
                InquirePaymentOptionsUseCase options,
                CheckoutUseCases checkouts,
                UpdateSessionFromWalletUseCase wallets,
                ChallengeUseCases challenges,
                BrowserPaymentUseCases browserPayments) {}
    }

    private RestAdapter(RestSettings settings, Served served, RequestObserver observer, Duration patience) {
        this.settings = settings;
        this.patience = patience;
        this.served = served;
        this.cors = new Cors(settings.allowedOrigins());
        this.observer = observer;
        this.api = new RestApi(
                served,
                settings.serverVersion(),
                served.terminals().map(terminals -> TerminalResources.of(terminals, settings.terminals(), patience)),
                cors);
        ByteBudget budget = new ByteBudget(settings.limits().bodyBytes());
        ProxyNetworks proxies = new ProxyNetworks(settings.trustedProxies().networks());
        this.guard = new ConnectionGuard(settings.limits().ofConnections(), proxies, budget, intake(budget));
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Loads and prepares the classes of an HTTP server, about an eighth of a start, so that another thread can do it while the
     * stores are opened. It serves nothing, listens nowhere and leaves nothing behind but that.
     */
    public static void loadAhead() {
        Javalin never = Javalin.create(RestAdapter::withThreads);
        Server unusedServer = never.jettyServer().server();
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
            adapter.api.endStreams();
            throw failure;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** How many streams of events are open. */
    int streams() {
        return api.streams();
    }

    /** Takes no more requests and waits for those in flight, as long as the settings allow. Streams end at once. */
    @Override
    public void close() {
        api.endStreams();
        javalin.stop();
    }

    private static void withThreads(JavalinConfig config) {
        if (VirtualThreads.areSupported()) {
            config.jetty.threadPool = virtualThreads();
        }
    }

    private void configure(JavalinConfig config) {
        withThreads(config);
        config.jetty.modifyServer(this::configureServer);
        config.jetty.modifyHttpConfiguration(RestAdapter::configureHttp);
        config.jetty.addConnector(this::connector);
        api.serve(config, observer);
    }

    private BodyIntake intake(ByteBudget budget) {
        return new BodyIntake(new BodyIntake.Rules(
                settings.limits().ofBodies(),
                patience,
                budget,
                new KnownCallers(served.terminals().map(Served.Terminals::gatekeeper)),
                new DirectAnswer(cors),
                observer::answered));
    }

    private void configureServer(Server server) {
        server.setStopTimeout(settings.drainTime().toMillis());
        server.setErrorHandler(new ServerErrors(new DirectAnswer(cors)));
        // In place of Javalin's own handler, whose statistics nobody reads.
        server.setHandler(new GracefulHandler(guard));
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
                .map(files -> TlsConnector.of(
                        server,
                        http,
                        new PemFiles(files.certificates(), files.privateKey(), files.clientTrust()),
                        patience))
                .getOrElse(() -> new ServerConnector(server, new org.eclipse.jetty.server.HttpConnectionFactory(http)));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(patience.toMillis());
        guard.watch(connector);
        boolean unusedChange =
                server.addBean(new NetworkConnectionLimit(settings.limits().connections(), connector));
        return connector;
    }
}
