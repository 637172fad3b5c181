package io.paysession.bootstrap.payment;

import io.paysession.adapter.acquirer.AcquirerSettings;
import io.paysession.adapter.acquirer.AcquirerSettings.Gateway;
import io.paysession.adapter.acquirer.AcquirerSettings.Sandbox;
import io.paysession.adapter.persistence.PersistenceSettings;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.port.Acquirer;
import io.paysession.bootstrap.setting.IsoDuration;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where money is asked for, and how long that may take. */
public final class AcquirerOptions {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Option(
            names = "--acquirer-gateway",
            paramLabel = "NAME=FILE",
            split = " ",
            description =
                    "A gateway with this same API as an acquirer; the properties file says where it is and who our"
                            + " merchants are there. Repeatable. See docs/acquirers.md.")
    private java.util.List<String> gatewayFiles = java.util.List.of();

    @Option(
            names = "--acquirer-patience",
            paramLabel = "DURATION",
            description = "After how long a transaction that nobody has heard the end of is asked about."
                    + " Default: ${DEFAULT-VALUE}")
    private String patience = "PT90S";

    @Option(
            names = "--sandbox-faults",
            paramLabel = "FAULTS",
            description =
                    "What the sandbox acquirer does wrong on purpose, for example latency=PT0.2S,silent-after=0.01.")
    private String faults = "";

    @Option(
            names = "--sandbox-expiry-dates",
            paramLabel = "MM/YY=CODE",
            description = "More outcomes of the sandbox acquirer by expiry date, for example 12/30=DECLINED.")
    private String expiryDates = "";

    @Option(
            names = "--sandbox-strict",
            paramLabel = "true|false",
            arity = "0..1",
            fallbackValue = "true",
            description = "Let the sandbox acquirer decline what exceeds an authorisation or capture.")
    private boolean strict;

    public PaymentSettings payments(SessionPolicy sessions) {
        Duration duration = IsoDuration.read("--acquirer-patience", patience, "PT90S");
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new StartException(
                    "--acquirer-patience must be from one second to ten minutes, not '" + patience + "'");
        }
        return new PaymentSettings(sessions, duration);
    }

    /**
     * The acquirers.
     *
     * @param gateways what {@link #gateways} has read
     * @param others   what was found on the class path
     * @param database where the sandbox keeps its books too
     */
    public AcquirerSettings acquirers(
            Map<AcquirerName, Gateway> gateways, Map<AcquirerName, Acquirer> others, PersistenceSettings database) {
        Sandbox sandbox = Sandbox.of(database.jdbcUrl(), database.user(), database.password())
                .withFaults(faults)
                .withExpiryDates(expiryDates);
        try {
            return AcquirerSettings.of(strict ? sandbox.strictly() : sandbox)
                    .withGateways(gateways)
                    .withOthers(others);
        } catch (IllegalArgumentException sameName) {
            throw new StartException(String.valueOf(sameName.getMessage()));
        }
    }

    /**
     * The gateways that are acquirers, by name.
     *
     * @param patience after how long nobody waits for a gateway any more: whoever still asks by then would be taken for
     *                 somebody who has crashed
     */
    public Map<AcquirerName, Gateway> gateways(Duration patience) {
        Map<AcquirerName, Gateway> named = LinkedHashMap.empty();
        for (String gateway : gatewayFiles) {
            int equals = gateway.indexOf('=');
            AcquirerName name = AcquirerName.parse(gateway.substring(0, Math.max(equals, 0)))
                    .getOrElseThrow(() -> new StartException("--acquirer-gateway must be NAME=FILE"));
            if (named.containsKey(name)) {
                throw new StartException("--acquirer-gateway names " + name + " twice");
            }
            Gateway read = GatewayFile.read(path(gateway.substring(equals + 1)));
            if (read.times().patience().compareTo(patience) >= 0) {
                throw new StartException("the patience of gateway " + name + ", "
                        + read.times().patience() + ", must be less than --acquirer-patience, " + patience);
            }
            named = named.put(name, read);
        }
        requireOwnAccounts(named);
        return named;
    }

    /** Two merchants with one account would have one order under a name that both of them use. */
    private static void requireOwnAccounts(Map<AcquirerName, Gateway> gateways) {
        Seq<OwnedAccount> accounts = gateways.values()
                .flatMap(gateway -> gateway.accounts()
                        .map(account ->
                                new OwnedAccount(gateway.address(), account._2().merchant(), account._1())));
        accounts.find(one -> accounts.exists(one::isSharedWith)).forEach(shared -> {
            throw new StartException("two merchants share the account " + shared.theirs() + " at " + shared.address());
        });
    }

    /** Who uses which account of which gateway. */
    private record OwnedAccount(URI address, String theirs, MerchantId ours) {
        boolean isSharedWith(OwnedAccount other) {
            return !ours.equals(other.ours) && theirs.equals(other.theirs) && address.equals(other.address);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new StartException("--acquirer-gateway must be NAME=FILE");
        }
    }
}
