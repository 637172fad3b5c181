package io.paysession.adapter.acquirer;

import io.paysession.application.port.Acquirer;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which acquirers there are, each under a name of its own that merchants' settings use.
 *
 * @param sandbox  how the sandbox is set up, whose name is {@link AcquirerName#SANDBOX}; none if it is not to be there, and
 *                 then nothing needs a database
 * @param gateways gateways that speak this same API
 * @param others   acquirers from outside; whoever registers one closes it
 */
public record AcquirerSettings(
        Option<Sandbox> sandbox, Map<AcquirerName, Gateway> gateways, Map<AcquirerName, Acquirer> others) {
    /** No acquirer. */
    public static final AcquirerSettings NONE =
            new AcquirerSettings(Option.none(), LinkedHashMap.empty(), LinkedHashMap.empty());

    /** @throws IllegalArgumentException with a line for the operator, if two acquirers have one name */
    public AcquirerSettings {
        if (gateways.containsKey(AcquirerName.SANDBOX) || others.containsKey(AcquirerName.SANDBOX)) {
            throw new IllegalArgumentException("another acquirer cannot be named " + AcquirerName.SANDBOX);
        }
        gateways.keySet().intersect(others.keySet()).forEach(name -> {
            throw new IllegalArgumentException("two acquirers are named " + name);
        });
    }

    /** The sandbox only. */
    public static AcquirerSettings of(Sandbox sandbox) {
        return new AcquirerSettings(Option.some(sandbox), LinkedHashMap.empty(), LinkedHashMap.empty());
    }

    /** The same with these gateways. */
    public AcquirerSettings withGateways(Map<AcquirerName, Gateway> named) {
        return new AcquirerSettings(sandbox, named, others);
    }

    /**
     * The same with acquirers from outside. They are asked on the caller's thread, and are to keep what {@link Acquirer}
     * and its contract in the testkit say, above all not to answer later than the server is patient for.
     */
    public AcquirerSettings withOthers(Map<AcquirerName, Acquirer> named) {
        return new AcquirerSettings(sandbox, gateways, named);
    }

    /** The names of all. */
    public Set<AcquirerName> names() {
        return gateways.keySet().addAll(others.keySet()).addAll(sandbox.map(there -> AcquirerName.SANDBOX));
    }

    /**
     * The acquirer that moves no money. It keeps books of its own, in a schema {@code sandbox}, and writes them in
     * transactions of its own.
     *
     * @param jdbcUrl     where its books are: {@code jdbc:postgresql://…}
     * @param user        the database user; it must be allowed to create a schema
     * @param password    its password
     * @param poolSize    the most connections, at least 1; they are held only while they are needed
     * @param expiryDates more outcomes by expiry date, {@code 05/39=DECLINED,…}; they count before the documented ones
     * @param faults      what goes wrong on purpose, {@code latency=PT0.2S,silent-after=0.01}; empty: nothing
     * @param strict      whether more than was authorised or captured is declined, also for merchants with the privilege
     */
    public record Sandbox(
            String jdbcUrl,
            String user,
            Secret password,
            int poolSize,
            String expiryDates,
            String faults,
            boolean strict) {
        private static final int FEW_CONNECTIONS = 4;

        /** The documented behaviour, with few connections. */
        public static Sandbox of(String jdbcUrl, String user, Secret password) {
            return new Sandbox(jdbcUrl, user, password, FEW_CONNECTIONS, "", "", false);
        }

        /** The same with things that go wrong. */
        public Sandbox withFaults(String text) {
            return new Sandbox(jdbcUrl, user, password, poolSize, expiryDates, text, strict);
        }

        /** The same with more outcomes by expiry date. */
        public Sandbox withExpiryDates(String text) {
            return new Sandbox(jdbcUrl, user, password, poolSize, text, faults, strict);
        }

        /** The same, but whatever exceeds what was authorised or captured is declined. */
        public Sandbox strictly() {
            return new Sandbox(jdbcUrl, user, password, poolSize, expiryDates, faults, true);
        }

        @Override
        public String toString() {
            return "Sandbox[poolSize=" + poolSize + ", faults=" + faults + "]";
        }
    }

    /**
     * A gateway that speaks this same API.
     *
     * @param address  what stands before {@code /api/rest}; HTTPS, or HTTP to this machine itself
     * @param version  the API version that is spoken, 1 to 100
     * @param accounts who our merchants are there; two of them never share an account, because order ids are unique
     *                 within one only
     * @param trust    PEM file with the authorities that the gateway is trusted by; none for the runtime's
     * @param times    how long to wait
     * @param payerAuthentication whether it authenticates our merchants' payers by 3-D Secure; if not, nobody does
     */
    public record Gateway(
            URI address,
            int version,
            Map<MerchantId, Account> accounts,
            Option<Path> trust,
            Times times,
            boolean payerAuthentication) {
        /** Without payer authentication. */
        public Gateway(URI address, int version, Map<MerchantId, Account> accounts, Option<Path> trust, Times times) {
            this(address, version, accounts, trust, times, false);
        }
    }

    /**
     * A merchant's account at a gateway.
     *
     * @param merchant its merchant id there
     * @param password its API password there
     */
    public record Account(String merchant, Secret password) {}

    /**
     * How long to wait for a gateway.
     *
     * @param connect  until the connection stands
     * @param answer   until one request is answered
     * @param patience for everything together, retries included; less than the patience of the server itself, which gives
     *                 a transaction up afterwards
     * @param grace    for how long a gateway must say that it does not know a transaction until that is believed: it
     *                 refuses nothing that arrives late, so nothing may be on its way any more
     */
    public record Times(Duration connect, Duration answer, Duration patience, Duration grace) {
        /** 5, 60 and 75 seconds, 2 minutes. */
        public static final Times DEFAULT =
                new Times(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(75), Duration.ofMinutes(2));
    }
}
