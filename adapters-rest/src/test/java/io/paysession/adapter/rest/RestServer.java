package io.paysession.adapter.rest;

import io.javalin.Javalin;
import io.paysession.application.access.AccessPorts;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.challenge.ChallengePorts;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.checkout.CheckoutUseCases;
import io.paysession.application.option.PaymentOptionPorts;
import io.paysession.application.payment.BrowserPaymentUseCases;
import io.paysession.application.payment.PaymentPorts;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Throttle;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSettings;
import io.paysession.application.testing.InMemoryFingerprints;
import io.paysession.application.testing.InMemoryMerchants;
import io.paysession.application.testing.InMemoryOrders;
import io.paysession.application.testing.InMemoryPasswordHashing;
import io.paysession.application.testing.InMemorySessions;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.InMemoryTokens;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.application.testing.ScriptedTime;
import io.paysession.application.testing.ScriptedWallets;
import io.paysession.application.token.TokenPorts;
import io.paysession.application.token.TokenUseCases;
import io.paysession.application.wallet.WalletPorts;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.shared.Secret;
import io.paysession.domain.terminal.TerminalRules;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** The adapter on a free port, over use cases with in-memory ports: two merchants who may do nearly everything and a
 * new one, and a clock that stands still. */
final class RestServer implements AutoCloseable {
    static final String PASSWORD = "canary0password";
    static final MerchantId MERCHANT = new MerchantId("TESTSHOP01");

    final ScriptedTime time = new ScriptedTime(Instant.parse("2026-11-22T10:00:00Z"));
    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryTerminalStore store = new InMemoryTerminalStore(time);
    final TerminalSignals signals = new TerminalSignals();
    final TerminalDriver driver = new TerminalDriver(store, signals, time);
    final RecordedAcquirer acquirer = new RecordedAcquirer();
    final InMemoryOrders orders = new InMemoryOrders(sessions, time);
    final InMemoryTokens tokens = new InMemoryTokens(sessions);
    private final InMemoryFingerprints fingerprints = new InMemoryFingerprints();
    final ScriptedAuthenticator authenticator = new ScriptedAuthenticator();
    final InMemoryMerchants merchants = new InMemoryMerchants();
    final MerchantsAway merchantsAway = new MerchantsAway(merchants);
    /** The names of fields that were left out of requests. */
    final Queue<String> ignored = new ConcurrentLinkedQueue<>();
    /** How often somebody has looked at what has happened on a terminal. */
    final AtomicInteger looks = new AtomicInteger();

    final PaymentUseCases payments;
    final Running adapter;
    final HttpClient client = HttpClient.newHttpClient();

    RestServer() {
        this(SessionSettings.DEFAULT);
    }

    /** What answers, and where. */
    record Running(int port, String context, IntSupplier openStreams, AutoCloseable closing) {
        int streams() {
            return openStreams.getAsInt();
        }
    }

    /** Starts what answers. */
    private interface Starting {
        Running start(RestAdapter.Served served);
    }

    /** In a server of somebody else, below the context {@code /shop}. */
    static RestServer mounted() {
        return mounted(RestSettings.Limits.standard());
    }

    /** In a Javalin of somebody else, who answers what is asked for elsewhere. */
    static RestServer inSomebodysJavalin() {
        return new RestServer(SessionSettings.DEFAULT, served -> {
            RestMount mount = mount(RestSettings.Limits.standard(), served);
            Javalin javalin = Javalin.create(config -> {
                config.jetty.modifyServletContextHandler(handler -> {
                    ServletHolder holder = new ServletHolder(mount.servlet());
                    holder.setAsyncSupported(true);
                    handler.addServlet(holder, "/api/rest/*");
                });
                config.routes.get("/mine", context -> context.result("somebody else"));
            });
            javalin.start("127.0.0.1", 0);
            return new Running(javalin.port(), "", mount::streams, () -> {
                mount.close();
                javalin.stop();
            });
        });
    }

    private static RestMount mount(RestSettings.Limits limits, RestAdapter.Served served) {
        return RestMount.of(
                new RestMount.Settings(
                        List.of("*"),
                        "paysession-test",
                        RestSettings.Terminals.DEFAULT,
                        limits,
                        RestSettings.TrustedProxies.NONE),
                served,
                (operation, status, nanos) -> {});
    }

    static RestServer mounted(RestSettings.Limits limits) {
        return new RestServer(SessionSettings.DEFAULT, served -> {
            RestMount mount = mount(limits, served);
            OtherServer other = OtherServer.start("/shop", mount.servlet());
            return new Running(other.port(), "/shop", mount::streams, () -> {
                mount.close();
                other.close();
            });
        });
    }

    RestServer(SessionSettings settings) {
        this(settings, Duration.ofSeconds(60));
    }

    /** @param patience how long a request may take to arrive */
    RestServer(SessionSettings settings, Duration patience) {
        this(settings, patience, RestSettings.Terminals.DEFAULT);
    }

    /** By HTTPS. */
    RestServer(RestSettings.TlsFiles tls) {
        this(tls, RestSettings.Limits.standard());
    }

    /** By HTTPS, with limits that a test can reach. */
    RestServer(RestSettings.TlsFiles tls, RestSettings.Limits limits) {
        this(SessionSettings.DEFAULT, Duration.ofSeconds(60), RestSettings.Terminals.DEFAULT, Option.some(tls), limits);
    }

    RestServer(SessionSettings settings, Duration patience, RestSettings.Terminals terminals) {
        this(settings, patience, terminals, Option.none(), RestSettings.Limits.standard());
    }

    /** With limits that a test can reach. */
    RestServer(RestSettings.Limits limits) {
        this(SessionSettings.DEFAULT, Duration.ofSeconds(60), RestSettings.Terminals.DEFAULT, Option.none(), limits);
    }

    /** Behind proxies. */
    RestServer(RestSettings.Limits limits, RestSettings.TrustedProxies proxies) {
        this(
                SessionSettings.DEFAULT,
                Duration.ofSeconds(60),
                RestSettings.Terminals.DEFAULT,
                Option.none(),
                limits,
                proxies);
    }

    private RestServer(
            SessionSettings settings,
            Duration patience,
            RestSettings.Terminals terminals,
            Option<RestSettings.TlsFiles> tls,
            RestSettings.Limits limits) {
        this(settings, patience, terminals, tls, limits, RestSettings.TrustedProxies.NONE);
    }

    private RestServer(
            SessionSettings settings,
            Duration patience,
            RestSettings.Terminals terminals,
            Option<RestSettings.TlsFiles> tls,
            RestSettings.Limits limits,
            RestSettings.TrustedProxies proxies) {
        this(
                settings,
                served -> start(
                        served,
                        new RestSettings(
                                "127.0.0.1",
                                0,
                                tls,
                                List.of("*"),
                                Duration.ofSeconds(5),
                                "paysession-test",
                                terminals,
                                limits,
                                proxies),
                        patience));
    }

    /** One that waits so long for what is in flight when it is stopped. */
    static RestServer draining(Duration drainTime, Duration patience, RestSettings.Terminals terminals) {
        return new RestServer(
                SessionSettings.DEFAULT,
                served -> start(
                        served,
                        new RestSettings(
                                "127.0.0.1",
                                0,
                                Option.none(),
                                List.of("*"),
                                drainTime,
                                "paysession-test",
                                terminals,
                                RestSettings.Limits.standard(),
                                RestSettings.TrustedProxies.NONE),
                        patience));
    }

    private static Running start(RestAdapter.Served served, RestSettings settings, Duration patience) {
        RestAdapter adapter = RestAdapter.start(settings, served, (operation, status, nanos) -> {}, patience);
        return new Running(adapter.port(), "", adapter::streams, adapter);
    }

    private RestServer(SessionSettings settings, Starting starting) {
        InMemoryPasswordHashing hashing = new InMemoryPasswordHashing();
        SecureRandom random = new SecureRandom();
        add("TESTSHOP01", hashing, InMemoryWorld.SETTINGS);
        add("TESTSHOP02", hashing, InMemoryWorld.SETTINGS);
        add("NEWSHOP", hashing, MerchantSettings.DEFAULT);
        SessionPorts ports = new SessionPorts(
                sessions,
                merchants,
                hashing,
                count -> {
                    byte[] bytes = new byte[count];
                    random.nextBytes(bytes);
                    return bytes;
                },
                time,
                Throttle.NONE,
                this::note);
        Gatekeeper gatekeeper =
                new Gatekeeper(new AccessPorts(merchantsAway, hashing, sessions, time, Throttle.NONE, this::note));
        PaymentPorts paying = new PaymentPorts(
                gatekeeper, sessions, tokens, orders, orders.incidents(), acquirer, fingerprints, time, time);
        payments = PaymentUseCases.of(paying, PaymentSettings.DEFAULT, authenticator);
        adapter = starting.start(new RestAdapter.Served(
                SessionUseCases.of(ports, settings),
                Option.some(new RestAdapter.Served.Terminals(terminalUseCases(ports), gatekeeper, time)),
                Option.some(served(ports, gatekeeper, paying))));
    }

    private void add(String id, InMemoryPasswordHashing hashing, MerchantSettings settings) {
        MerchantId merchant = new MerchantId(id);
        PasswordHash hash = hashing.hash(merchant, Secret.of(PASSWORD));
        if (!merchants.add(Merchant.withPassword(merchant, hash, settings))) {
            throw new AssertionError("Nobody else adds merchants here");
        }
    }

    private void note(MerchantId merchant, Seq<String> names) {
        names.forEach(name -> ignored.add(merchant + " " + name));
    }

    private RestAdapter.Served.Payments served(SessionPorts ports, Gatekeeper gatekeeper, PaymentPorts paying) {
        SessionPolicy policy = SessionPolicy.DEFAULT;
        return new RestAdapter.Served.Payments(
                payments,
                TokenUseCases.of(
                        new TokenPorts(gatekeeper, sessions, tokens, acquirer, ports.randomness(), time), policy),
                new PaymentOptionPorts(gatekeeper, sessions, tokens, time).inquire(policy),
                CheckoutUseCases.of(ports, policy),
                new WalletPorts(gatekeeper, sessions, new ScriptedWallets(), time).update(policy),
                ChallengeUseCases.of(new ChallengePorts(orders, authenticator, fingerprints, ports.randomness(), time)),
                BrowserPaymentUseCases.of(paying, PaymentSettings.DEFAULT, acquirer.script));
    }

    private TerminalUseCases terminalUseCases(SessionPorts ports) {
        return TerminalUseCases.of(
                new TerminalPorts(store.terminals(), counted(store.sessions()), ports.randomness(), time),
                new TerminalSettings(
                        TerminalRules.DEFAULT, address -> address.host().forAll(host -> host.equals("127.0.0.1"))),
                signals);
    }

    /** Counts how often somebody looks at what has happened on a terminal. */
    private TerminalSessions counted(TerminalSessions sessions) {
        return (TerminalSessions) Proxy.newProxyInstance(
                TerminalSessions.class.getClassLoader(),
                new Class<?>[] {TerminalSessions.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("happenings")) {
                        looks.incrementAndGet();
                    }
                    try {
                        return method.invoke(sessions, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + adapter.port() + adapter.context() + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            adapter.closing().close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
