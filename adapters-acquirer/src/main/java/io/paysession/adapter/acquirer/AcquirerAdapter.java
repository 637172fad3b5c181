package io.paysession.adapter.acquirer;

import io.paysession.adapter.acquirer.gateway.GatewayAcquirer;
import io.paysession.adapter.acquirer.gateway.GatewayAuthenticator;
import io.paysession.adapter.acquirer.gateway.GatewaySettings;
import io.paysession.adapter.acquirer.sandbox.Sandbox;
import io.paysession.adapter.acquirer.sandbox.SandboxSettings;
import io.paysession.adapter.acquirer.threeds.SandboxAuthenticator;
import io.paysession.adapter.acquirer.wallet.SignedWallets;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Wallets;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;

/** All acquirers that are set up: each request goes to the one that it names. */
public final class AcquirerAdapter implements AutoCloseable {
    private final Option<Sandbox> sandbox;
    private final Acquirer acquirer;
    private final Map<AcquirerName, GatewaySettings> authenticating;

    private AcquirerAdapter(
            Option<Sandbox> sandbox, Acquirer acquirer, Map<AcquirerName, GatewaySettings> authenticating) {
        this.sandbox = sandbox;
        this.acquirer = acquirer;
        this.authenticating = authenticating;
    }

    /**
     * Sets the acquirers up. Gateways are not contacted before they are asked for something.
     *
     * @throws IllegalArgumentException if a setting makes no sense; the message is for the operator
     * @throws AcquirerStartException   if the sandbox's books cannot be opened; nothing stays open
     */
    public static AcquirerAdapter open(AcquirerSettings settings, TimeSource time) {
        return open(settings, time, Option.none());
    }

    /**
     * The same with the pages of the sandbox's provider on this server.
     *
     * @param pages where payers' browsers reach this server, without a slash at the end; first asked for when a payer is to
     *              pay on such a page
     */
    public static AcquirerAdapter open(AcquirerSettings settings, TimeSource time, Supplier<URI> pages) {
        return open(settings, time, Option.some(pages));
    }

    private static AcquirerAdapter open(AcquirerSettings settings, TimeSource time, Option<Supplier<URI>> pages) {
        Map<AcquirerName, Acquirer> all = settings.gateways()
                .map((name, gateway) -> new io.vavr.Tuple2<>(name, connector(name, gateway)))
                .merge(settings.others());
        Option<Sandbox> sandbox = settings.sandbox().map(books -> sandbox(books, time, pages));
        return new AcquirerAdapter(
                sandbox,
                new Routes(sandbox.fold(() -> all, there -> all.put(AcquirerName.SANDBOX, there))),
                settings.gateways()
                        .filterValues(AcquirerSettings.Gateway::payerAuthentication)
                        .map((name, gateway) -> Tuple.of(name, settings(name, gateway))));
    }

    /** Whom to ask. */
    public Acquirer acquirer() {
        return acquirer;
    }

    /**
     * Who authenticates payers: for the sandbox's merchants the sandbox, for those of a gateway that gateway, if it is set up
     * for it, and for others nobody. It needs no closing.
     *
     * @param pages where payers' browsers reach this server, without a slash at the end; first asked for when a payer is
     *              authenticated
     */
    public PayerAuthenticator payerAuthenticator(Supplier<URI> pages) {
        return new AuthenticatorRoutes(
                new SandboxAuthenticator(pages),
                authenticating.mapValues(gateway -> new GatewayAuthenticator(gateway, pages)));
    }

    /** The pages on which payers pay that are on this server: those of the sandbox's provider, if it has any. */
    public ProviderPages providerPages() {
        return sandbox.map(Sandbox::pages).getOrElse(ProviderPages.NONE);
    }

    /** Payers' wallets of the sandbox: there is nothing to open or close, and nothing of them outlives the process. */
    public static Wallets sandboxWallets(TimeSource time, Randomness randomness) {
        return SignedWallets.sandbox(time, randomness);
    }

    @Override
    public void close() {
        sandbox.forEach(Sandbox::close);
    }

    private static Sandbox sandbox(AcquirerSettings.Sandbox settings, TimeSource time, Option<Supplier<URI>> pages) {
        try {
            return Sandbox.open(
                    new SandboxSettings(
                            settings.jdbcUrl(),
                            settings.user(),
                            settings.password(),
                            settings.poolSize(),
                            settings.expiryDates(),
                            settings.faults(),
                            settings.strict()),
                    time,
                    pages);
        } catch (SQLException | FlywayException failure) {
            throw new AcquirerStartException("The books of the sandbox acquirer cannot be opened", failure);
        }
    }

    private static Acquirer connector(AcquirerName name, AcquirerSettings.Gateway gateway) {
        return new GatewayAcquirer(settings(name, gateway));
    }

    private static GatewaySettings settings(AcquirerName name, AcquirerSettings.Gateway gateway) {
        AcquirerSettings.Times times = gateway.times();
        return new GatewaySettings(
                name,
                gateway.address(),
                gateway.version(),
                gateway.accounts()
                        .mapValues(account -> new GatewaySettings.Account(account.merchant(), account.password())),
                gateway.trust(),
                new GatewaySettings.Times(times.connect(), times.answer(), times.patience(), times.grace()));
    }

    /** Sends each request to the acquirer that it names. */
    private record Routes(Map<AcquirerName, Acquirer> acquirers) implements Acquirer {
        /** An acquirer that is not set up any more has not been asked, but what it did before is not known. */
        @Override
        public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
            return acquirers
                    .get(request.reference().acquirer())
                    .map(acquirer -> acquirer.ask(request, clearance))
                    .getOrElse(() -> Either.left(Silence.NOT_REACHED));
        }

        @Override
        public Finding inquire(Inquiry inquiry) {
            return acquirers
                    .get(inquiry.reference().acquirer())
                    .map(acquirer -> acquirer.inquire(inquiry))
                    .getOrElse(Finding.Silent::new);
        }

        @Override
        public Set<String> browserPayments(AcquirerName name) {
            return acquirers
                    .get(name)
                    .map(acquirer -> acquirer.browserPayments(name))
                    .getOrElse(HashSet.empty());
        }

        @Override
        public boolean knows(AcquirerName name) {
            return acquirers.containsKey(name);
        }
    }
}
