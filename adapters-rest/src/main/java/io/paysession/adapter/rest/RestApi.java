package io.paysession.adapter.rest;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Cors;
import io.paysession.adapter.rest.connection.UncaughtErrors;
import io.paysession.adapter.rest.form.HostedFieldResource;
import io.paysession.adapter.rest.nvp.NvpResource;
import io.paysession.adapter.rest.order.ChallengeResource;
import io.paysession.adapter.rest.order.OrderResource;
import io.paysession.adapter.rest.order.ProviderResource;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.adapter.rest.session.PaymentOptionsResource;
import io.paysession.adapter.rest.session.SessionResource;
import io.paysession.adapter.rest.token.TokenResource;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Option;

/** The operations at their URLs, whoever's server they are in. */
record RestApi(RestAdapter.Served served, String serverVersion, Option<TerminalResources> terminals, Cors cors) {
    void serve(JavalinConfig config, RequestObserver observer) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.generateEtags = false;
        config.http.prefer405over404 = true;
        config.router.javaLangErrorHandler((response, error) -> {
            response.setStatus(500);
            UncaughtErrors.tell(error);
        });
        serve(new Routes(config.routes, observer::answered));
    }

    private void serve(Routes routes) {
        routes.surround(cors, RestApi::prepare);
        SessionResource sessions = new SessionResource(
                served.sessions(),
                served.payments()
                        .map(payments -> new SessionResource.Payers(payments.checkouts(), payments.wallets())));
        sessions.serve(routes);
        new HostedFieldResource(served.sessions().hosted()).serve(routes);
        terminals.forEach(resources -> resources.serve(routes));
        served.payments().forEach(payments -> {
            OrderResource orders = new OrderResource(payments.orders());
            TokenResource tokens = new TokenResource(payments.tokens());
            PaymentOptionsResource options = new PaymentOptionsResource(payments.options());
            orders.serve(routes);
            tokens.serve(routes);
            options.serve(routes);
            new ChallengeResource(payments.challenges()).serve(routes);
            new ProviderResource(payments.browserPayments()).serve(routes);
            new NvpResource(sessions.named()
                            .merge(orders.named())
                            .merge(tokens.named())
                            .merge(options.named()))
                    .serve(routes);
        });
        routes.getOfVersion("/information", "CHECK_GATEWAY", this::information);
    }

    private static Context prepare(Context ctx) {
        return ctx.header("Cache-Control", "no-cache, no-store, must-revalidate")
                .header("Pragma", "no-cache")
                .header("Expires", "0")
                .header("X-Content-Type-Options", "nosniff");
    }

    /** Check Gateway: no credentials, and open to caches for ten seconds (source: recorded-responses 1). */
    private Answer information(Context ctx) {
        return GatewayRequest.version(ctx).fold(wrong -> wrong, version -> {
            ctx.header("Cache-Control", "public, max-age=10");
            ctx.res().setHeader("Pragma", null);
            ctx.res().setHeader("Expires", null);
            return Answer.ok(Group.EMPTY
                    .with("gatewayVersion", Answer.text(serverVersion))
                    .with("status", Answer.text("OPERATING")));
        });
    }

    /** How many streams of events are open. */
    int streams() {
        return terminals.map(resources -> resources.events().streams()).getOrElse(0);
    }

    void endStreams() {
        terminals.forEach(resources -> resources.events().close());
    }
}
