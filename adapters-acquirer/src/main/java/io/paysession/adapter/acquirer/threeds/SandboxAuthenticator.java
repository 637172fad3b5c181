package io.paysession.adapter.acquirer.threeds;

import io.paysession.adapter.acquirer.threeds.TestCards.Outcome;
import io.paysession.adapter.acquirer.threeds.TestCards.TestCard;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.RequestFields;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Authenticates payers as the documented test cards want it. It remembers nothing, so that any server can answer a browser
 * that another one has sent on: all that there is to know stands in the order.
 */
public final class SandboxAuthenticator implements PayerAuthenticator {
    static final String PROTOCOL_VERSION = "2.2.0";

    private static final String VERSION = "3DS2";
    /** Base64 of an empty document: there is nothing to call (source: recorded-responses 3). */
    private static final String NOTHING = "e30=";

    private static final int TOKEN_BYTES = 20;

    private final SecureRandom random = new SecureRandom();
    private final Supplier<URI> pages;

    /** @param pages where browsers reach this server, without a slash at the end */
    public SandboxAuthenticator(Supplier<URI> pages) {
        this.pages = pages;
    }

    @Override
    public Either<Failed, Verdict> initiate(Request request) {
        RequestFields fields = request.fields();
        Option<TestCard> card = fields.text(RequestFields.CARD_NUMBER).flatMap(TestCards::find);
        Details asked = asked(fields);
        if (card.isEmpty() || !asked.fields().text("acceptVersions").get().contains(VERSION)) {
            return Either.right(new Verdict(
                    AuthenticationStatus.NOT_SUPPORTED,
                    asked.with("version", "NONE").fields()));
        }
        return card.get().outcome() == Outcome.INITIATE_FAILS
                ? Either.left(new Failed())
                : Either.right(new Verdict(AuthenticationStatus.AVAILABLE, available(card.get(), asked)));
    }

    private static Details asked(RequestFields fields) {
        return Details.NONE
                .with(
                        "acceptVersions",
                        fields.text("authentication.acceptVersions").getOrElse(VERSION))
                .with("channel", fields.text("authentication.channel").getOrElse("PAYER_BROWSER"))
                .with("purpose", fields.text("authentication.purpose").getOrElse("PAYMENT_TRANSACTION"));
    }

    private RequestFields available(TestCard card, Details asked) {
        boolean method = card.method() && isBrowser(asked.fields());
        String data = "{\"threeDSServerTransID\":\"" + UUID.randomUUID() + "\"}";
        Details known = asked.with("version", VERSION)
                .with("3ds2.directoryServerId", "A999999999")
                .with("3ds2.methodCompleted", false)
                .with("3ds2.methodSupported", method ? "SUPPORTED" : "NOT_SUPPORTED")
                .with("3ds2.protocolVersion", PROTOCOL_VERSION)
                .with("3ds2.requestorId", "PAYSESSION-SANDBOX")
                .with("3ds2.requestorName", "Paysession sandbox");
        return isBrowser(asked.fields())
                ? known.with("redirect.customizedHtml.3ds2.methodUrl", page(card.number(), "method"))
                        .with(
                                "redirect.customizedHtml.3ds2.methodPostData",
                                method ? ChallengeRequest.base64(data) : NOTHING)
                        .fields()
                : known.fields();
    }

    @Override
    public Either<Failed, Verdict> authenticate(Request request) {
        Option<TestCard> card = request.fields().text(RequestFields.CARD_NUMBER).flatMap(TestCards::find);
        if (card.isEmpty() || card.get().outcome() == Outcome.AUTHENTICATE_FAILS) {
            return Either.left(new Failed());
        }
        TestCard known = card.get();
        ChallengeRequest challenge = new ChallengeRequest(request.reference(), uuid(), uuid());
        String directory = uuid();
        RequestFields before = request.before();
        Details details = Details.NONE
                .with("3ds.transactionId", directory)
                .with("3ds2.3dsServerTransactionId", challenge.serverTransaction())
                .with("3ds2.acsTransactionId", challenge.issuerTransaction())
                .with("3ds2.acsReference", "PAYSESSION-SANDBOX-ACS")
                .with("3ds2.dsTransactionId", directory)
                .with("3ds2.directoryServerId", before.text("3ds2.directoryServerId"))
                .with("3ds2.methodSupported", before.text("3ds2.methodSupported"))
                .with("3ds2.protocolVersion", PROTOCOL_VERSION)
                .with("3ds2.requestorId", before.text("3ds2.requestorId"))
                .with("3ds2.requestorName", before.text("3ds2.requestorName"))
                .with("version", VERSION);
        if (known.outcome() == Outcome.CHALLENGE) {
            return Either.right(
                    isBrowser(before)
                            ? challenged(known, challenge, details)
                            // Nobody is there to be asked.
                            : ended(Outcome.UNAVAILABLE, details));
        }
        return Either.right(ended(
                known.outcome(),
                because(details.with("payerInteraction", "NOT_REQUIRED"), known.eci(), known.reason())));
    }

    private Verdict challenged(TestCard card, ChallengeRequest challenge, Details details) {
        return new Verdict(
                AuthenticationStatus.PENDING,
                details.with("3ds2.transactionStatus", "C")
                        .with("method", "DYNAMIC")
                        .with("payerInteraction", "REQUIRED")
                        .with("redirect.customizedHtml.3ds2.acsUrl", page(card.number(), "prompt"))
                        .with("redirect.customizedHtml.3ds2.cReq", challenge.encode())
                        .with("redirect.domainName", pages.get().getHost())
                        .fields());
    }

    @Override
    public Option<Challenge> read(String challengeRequest) {
        return ChallengeRequest.decode(challengeRequest);
    }

    @Override
    public Verdict conclude(Conclusion conclusion) {
        boolean mastercard = conclusion.brand() == CardBrand.MASTERCARD || conclusion.brand() == CardBrand.MAESTRO;
        Details known = new Details(conclusion.before()).without("redirect");
        Details proof = because(known, Option.some(mastercard ? "02" : "05"), Option.none());
        Details none = because(known, Option.some(mastercard ? "00" : "07"), Option.some("01"));
        return switch (conclusion.answer()) {
            case SUCCESSFUL -> ended(Outcome.SUCCESSFUL, proof);
            case FAILED -> ended(Outcome.FAILED, none);
            case CANCELLED -> ended(Outcome.FAILED, none.with("3ds2.challengeCancel", "01"));
            case UNABLE -> ended(Outcome.UNAVAILABLE, known);
            case REJECTED -> ended(Outcome.REJECTED, known);
        };
    }

    private static Details because(Details known, Option<String> eci, Option<String> reason) {
        return known.with("3ds.acsEci", eci).with("3ds2.statusReasonCode", reason);
    }

    private Verdict ended(Outcome outcome, Details known) {
        return switch (outcome) {
            case SUCCESSFUL -> verdict(AuthenticationStatus.SUCCESSFUL, "Y", proven(known));
            case ATTEMPTED -> verdict(AuthenticationStatus.ATTEMPTED, "A", proven(known));
            case EXEMPT -> verdict(AuthenticationStatus.EXEMPT, "I", known);
            case REJECTED -> verdict(AuthenticationStatus.REJECTED, "R", known);
            case FAILED -> verdict(AuthenticationStatus.FAILED, "N", known);
            case UNAVAILABLE -> verdict(AuthenticationStatus.UNAVAILABLE, "U", known);
            case CHALLENGE, INITIATE_FAILS, AUTHENTICATE_FAILS, NONE ->
                throw new IllegalStateException("Not an end: " + outcome);
        };
    }

    private static Verdict verdict(AuthenticationStatus status, String letter, Details known) {
        return new Verdict(status, known.with("3ds2.transactionStatus", letter).fields());
    }

    /** What an acquirer is shown as a proof. */
    private Details proven(Details known) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return known.with("3ds.authenticationToken", Base64.getEncoder().encodeToString(token));
    }

    private static boolean isBrowser(RequestFields asked) {
        return asked.text("channel").getOrElse("PAYER_BROWSER").equals("PAYER_BROWSER");
    }

    private String page(String number, String name) {
        return pages.get() + "/acs/" + CardBrand.of(number).name().toLowerCase(Locale.ROOT) + "/v2/" + name;
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
