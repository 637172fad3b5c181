package io.paysession.adapter.acquirer.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.paysession.adapter.acquirer.gateway.GatewayLine.Reply;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates payers at a gateway with this same API, under the same names as here, so that a payment there can refer to
 * it. The payer is asked by that gateway; then the browser comes here, and here the gateway is asked what was said. What it
 * does not say clearly is never taken for an authentication.
 *
 * <p>It has a connection, a budget and a breaker of its own: payments are not held up by it, nor it by payments.
 */
public final class GatewayAuthenticator implements PayerAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayAuthenticator.class);

    private static final Set<AuthenticationStatus> INITIATED = HashSet.of(
            AuthenticationStatus.AVAILABLE,
            AuthenticationStatus.NOT_SUPPORTED,
            AuthenticationStatus.NOT_IN_EFFECT,
            AuthenticationStatus.UNAVAILABLE);

    /** How long a gateway may take to say what it knows of a payer. */
    private static final Duration FINDING = Duration.ofSeconds(10);

    /** How many may wait for that at a time: merchants ask as often as they like, and nobody queues for it. */
    private static final int MOST_FINDING = 16;

    private final GatewaySettings settings;
    private final GatewayLine line;
    private final Bulkhead turns;
    private final Supplier<URI> pages;

    /**
     * @param pages where browsers reach this server, without a slash at the end
     * @throws IllegalArgumentException if the file of trusted certificates cannot be read
     */
    public GatewayAuthenticator(GatewaySettings settings, Supplier<URI> pages) {
        this.settings = settings;
        this.pages = pages;
        line = new GatewayLine(settings);
        turns = Bulkhead.of(
                settings.name() + " payers",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(MOST_FINDING)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    @Override
    public Either<Failed, Verdict> initiate(Request request) {
        return ask(request, Operation.INITIATE_AUTHENTICATION)
                .filterOrElse(verdict -> INITIATED.contains(verdict.status()), unexpected -> new Failed());
    }

    @Override
    public Either<Failed, Verdict> authenticate(Request request) {
        return ask(request, Operation.AUTHENTICATE_PAYER)
                .filterOrElse(
                        verdict -> verdict.status() != AuthenticationStatus.AVAILABLE, unexpected -> new Failed());
    }

    private Either<Failed, Verdict> ask(Request request, Operation operation) {
        return account(request).flatMap(account -> {
            URI back = URI.create(
                    pages.get() + "/callbackInterface/acquirer/" + ReturnToken.of(request.reference(), account));
            byte[] document = AuthenticationDocument.of(request, operation, back);
            try {
                return send(request, account, new ClearedBody(document, Clearance.ALWAYS));
            } finally {
                Arrays.fill(document, (byte) 0);
            }
        });
    }

    /** The gateway answers the same request again in the same way, so it may be asked again when it has been busy. */
    private Either<Failed, Verdict> send(Request request, GatewaySettings.Account account, ClearedBody body) {
        Attempts attempts = new Attempts(settings.times().patience(), Passing.REAL);
        while (true) {
            Either<Silence, Reply> sent = line.send(
                    place(request),
                    account,
                    body,
                    attempts.limit(settings.times().answer()));
            if (sent.exists(reply -> reply.status() != 429)) {
                return verdict(sent.get(), request, account);
            }
            attempts.note(
                    sent.isRight()
                            ? GatewayAcquirer.Word.NOT_BEGUN
                            : sent.getLeft() == Silence.NOT_REACHED
                                    ? GatewayAcquirer.Word.NOT_CONNECTED
                                    : GatewayAcquirer.Word.LOST);
            if (!attempts.tryAgain()) {
                return Either.left(new Failed());
            }
        }
    }

    @Override
    public Either<Failed, Verdict> find(Request asked) {
        if (!turns.tryAcquirePermission()) {
            return Either.left(new Failed());
        }
        try {
            return account(asked)
                    .flatMap(account -> line.retrieve(place(asked), account, findingTime())
                            .mapLeft(silence -> new Failed())
                            .flatMap(reply -> verdict(reply, asked, account)));
        } finally {
            turns.onComplete();
        }
    }

    /** A merchant, or a payer's browser, waits for it, and may come again. */
    private Duration findingTime() {
        Duration answer = settings.times().answer();
        return answer.compareTo(FINDING) < 0 ? answer : FINDING;
    }

    private Either<Failed, Verdict> verdict(Reply reply, Request request, GatewaySettings.Account account) {
        Option<AnswerDocument> document = AnswerDocument.read(reply.body());
        if (reply.status() < 200 || reply.status() >= 300) {
            RequestFields told = request.fields()
                    .with("authentication.redirectResponseUrl", new Text(ReturnToken.of(request.reference(), account)));
            LOG.warn(
                    "Gateway {} has refused an authentication with status {}: {}",
                    settings.name(),
                    reply.status(),
                    RefusalText.of(document, account, told));
            return Either.left(new Failed());
        }
        Option<Verdict> verdict = document.filter(said -> said.isAbout(place(request)))
                .flatMap(said -> AuthenticationAnswer.verdict(said, request));
        if (verdict.isEmpty()) {
            LOG.warn("Gateway {} has said nothing clear of an authentication", settings.name());
        }
        return verdict.toEither(new Failed());
    }

    @Override
    public boolean knows(AcquirerName acquirer) {
        return acquirer.equals(settings.name());
    }

    @Override
    public boolean asksHere(AcquirerName acquirer) {
        return false;
    }

    @Override
    public Option<Return> readReturn(String token) {
        return ReturnToken.read(token, settings.accounts()).map(reference -> new Return(settings.name(), reference));
    }

    /** Nobody is asked here. */
    @Override
    public Option<Challenge> read(String challengeRequest) {
        return Option.none();
    }

    @Override
    public Verdict conclude(Conclusion conclusion) {
        throw new IllegalStateException("Payers of gateways are asked there");
    }

    private Acquirer.Reference place(Request request) {
        return new Acquirer.Reference(
                settings.name(),
                request.reference().order(),
                request.reference().transaction());
    }

    private Either<Failed, GatewaySettings.Account> account(Request request) {
        return line.account(request.reference().order().merchant()).toEither(new Failed());
    }

    /** For the log: never more than the name. */
    @Override
    public String toString() {
        return "GatewayAuthenticator[" + settings.name() + "]";
    }
}
