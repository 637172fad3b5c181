package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request to the gateway and tells what came back. Never sends anything twice. */
final class GatewayLine {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayLine.class);

    /**
     * A gateway closes connections that nobody uses, and a request that meets the closing is lost without anybody knowing
     * whether it arrived. So no connection is used again after a while.
     */
    private static final long STALE_NANOS = Duration.ofSeconds(15).toNanos();

    /** For how long nothing is asked of a gateway that does not answer. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final GatewaySettings settings;
    private final SSLContext trust;
    private final Guard guard;
    private HttpClient client;
    private long lastUse;

    GatewayLine(GatewaySettings settings) {
        this.settings = settings;
        guard = new Guard(settings, SILENCE);
        trust = GatewayTrust.context(settings.trust());
        client = newClient();
        lastUse = System.nanoTime();
    }

    /** An answer over HTTP, whatever it says. */
    record Reply(int status, String body) {
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** Sends a document to a transaction's place, if it is still cleared when there is a connection. */
    Either<Silence, Reply> send(
            Reference reference, GatewaySettings.Account account, ClearedBody body, Duration limit) {
        HttpRequest request = request(reference, account, "PUT", body);
        return guard.send(() -> {
            Either<Silence, Reply> answer = exchange(request, limit);
            return answer.isLeft() && body.wasWithheld() ? Either.left(Silence.WITHDRAWN) : answer;
        });
    }

    /** Asks for what stands at a transaction's place. */
    Either<Silence, Reply> retrieve(Reference reference, GatewaySettings.Account account, Duration limit) {
        HttpRequest request = request(reference, account, "GET", BodyPublishers.noBody());
        return guard.ask(() -> exchange(request, limit));
    }

    private HttpRequest request(
            Reference reference, GatewaySettings.Account account, String method, BodyPublisher body) {
        return HttpRequest.newBuilder(place(reference, account))
                .header("Authorization", credentials(account))
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Accept", "application/json")
                .method(method, body)
                .build();
    }

    private Either<Silence, Reply> exchange(HttpRequest request, Duration limit) {
        CompletableFuture<HttpResponse<String>> future = client().sendAsync(request, new LimitedText());
        try {
            // The client's own time limit would end with the headers; this one does not.
            HttpResponse<String> response = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Either.right(new Reply(response.statusCode(), response.body()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Either.left(lost(future));
        } catch (TimeoutException late) {
            return Either.left(lost(future));
        } catch (ExecutionException failure) {
            return Either.left(neverSent(failure) ? Silence.NOT_REACHED : Silence.NO_ANSWER);
        }
    }

    private static Silence lost(CompletableFuture<?> future) {
        future.cancel(true);
        return Silence.NO_ANSWER;
    }

    /** Whether there was no connection that anything could have been sent on. */
    private static boolean neverSent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    private synchronized HttpClient client() {
        long now = System.nanoTime();
        if (now - lastUse > STALE_NANOS) {
            client = newClient();
        }
        lastUse = now;
        return client;
    }

    private HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.times().connect())
                .sslContext(trust)
                .build();
    }

    private URI place(Reference reference, GatewaySettings.Account account) {
        String base = settings.address().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/api/rest/version/" + settings.version()
                + "/merchant/" + account.merchant()
                + "/order/" + encoded(reference.order().order().value())
                + "/transaction/" + encoded(reference.transaction().value()));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** Who a merchant is there; none, and the operator is told, if it has no account. */
    Option<GatewaySettings.Account> account(MerchantId merchant) {
        Option<GatewaySettings.Account> account = settings.accounts().get(merchant);
        if (account.isEmpty()) {
            LOG.warn("Merchant {} has no account at gateway {}", merchant, settings.name());
        }
        return account;
    }

    private static String credentials(GatewaySettings.Account account) {
        String both =
                "merchant." + account.merchant() + ":" + account.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
