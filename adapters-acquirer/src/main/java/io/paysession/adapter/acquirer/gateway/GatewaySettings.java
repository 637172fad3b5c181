package io.paysession.adapter.acquirer.gateway;

import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Where a gateway is, who we are there, and how long to wait.
 *
 * @param name     under which name it is set up here
 * @param address  what stands before {@code /api/rest}
 * @param version  the API version that is spoken
 * @param accounts who our merchants are there
 * @param trust    PEM file with authorities; none for the runtime's
 * @param times    how long to wait
 */
public record GatewaySettings(
        AcquirerName name,
        URI address,
        int version,
        Map<MerchantId, Account> accounts,
        Option<Path> trust,
        Times times) {
    /** Nobody waits longer than that for a gateway, and everything that waits holds a thread. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration LONGEST_GRACE = Duration.ofDays(1);

    /** @throws IllegalArgumentException with a line for the operator, if that makes no sense or is not safe */
    public GatewaySettings {
        String host = address.getHost();
        if (host == null
                || address.getQuery() != null
                || address.getFragment() != null
                || address.getUserInfo() != null) {
            throw new IllegalArgumentException("the address of gateway " + name + " must look like https://host/path");
        }
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean http = "http".equalsIgnoreCase(address.getScheme());
        if (!https && !(http && isLoopback(host))) {
            throw new IllegalArgumentException(
                    "gateway " + name + " must be reached by https: cards and passwords would be sent in clear");
        }
        if (version < ApiVersion.OLDEST.number() || version > ApiVersion.NEWEST.number()) {
            throw new IllegalArgumentException("gateway " + name + " speaks API versions 1 to 100");
        }
        if (accounts.values().map(Account::merchant).distinct().size() < accounts.size()) {
            throw new IllegalArgumentException("two merchants cannot share an account of gateway " + name
                    + ": their orders of one name would be taken for the same");
        }
        if (accounts.values().exists(account -> !account.merchant().matches("[0-9A-Za-z_-]{1,40}"))) {
            throw new IllegalArgumentException("an account of gateway " + name + " has no well-formed merchant id");
        }
        if (List.of(times.connect(), times.answer(), times.patience())
                .exists(time -> time.compareTo(Duration.ZERO) <= 0 || time.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("connect-time, answer-time and patience of gateway " + name
                    + " are at most ten minutes, and not nothing");
        }
        if (times.grace().isNegative() || times.grace().compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("the grace of gateway " + name + " is at most a day");
        }
    }

    /** A merchant's account at the gateway. */
    public record Account(String merchant, Secret password) {}

    /**
     * How long to wait.
     *
     * @param connect  until the connection stands
     * @param answer   until one request is answered
     * @param patience for everything together
     * @param grace    for how long the gateway must not know a transaction until that is believed
     */
    public record Times(Duration connect, Duration answer, Duration patience, Duration grace) {}

    /** A name that a name server could answer differently is no loopback address. */
    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    @Override
    public String toString() {
        return "GatewaySettings[" + name + ", " + address + "]";
    }
}
