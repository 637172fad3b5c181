package io.paysession.application.testing;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.application.port.PayerAuthenticator;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the payer of {@link #ASKS}, knows the one of {@link #KNOWS}, fails for {@link #FAILS} and knows no other card. */
public final class ScriptedAuthenticator implements PayerAuthenticator {
    /** A card whose owner is asked. */
    public static final String ASKS = "5123450000000008";
    /** A card whose owner need not be asked. */
    public static final String KNOWS = "5123456789012346";
    /** A card of which nothing can be found out. */
    public static final String FAILS = "5210760000000004";

    private static final String PROOF = "00000000-0000-0000-0000-00000000000a";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger sought = new AtomicInteger();
    private volatile boolean elsewhere;
    private volatile boolean nobody;
    private volatile Option<AuthenticationStatus> heard = Option.none();
    private volatile String issuer = "https://acs.example/?a=\"1\"";

    /** From now on payers are asked elsewhere: {@link #returning} is what their browsers come back with. */
    public void asksElsewhere() {
        elsewhere = true;
    }

    /**
     * What it knows from now on of a payer who was asked elsewhere; none: nothing.
     *
     * @param status what the payer has said; none if that is not known yet
     */
    public void hasHeard(Option<AuthenticationStatus> status) {
        heard = status;
    }

    /** From now on it authenticates no acquirer's payers. */
    public void knowsNobody() {
        nobody = true;
    }

    /**
     * From now on payers are sent to that page to be asked.
     *
     * @param url where payers are sent to be asked
     */
    public void asksAt(String url) {
        issuer = url;
    }

    /** {@return how often it was asked for either step} */
    public int asked() {
        return asked.get();
    }

    /** {@return how often it was asked what a payer has said elsewhere} */
    public int sought() {
        return sought.get();
    }

    @Override
    public Either<Failed, Verdict> initiate(Request request) {
        asked.incrementAndGet();
        String number = request.fields().text(RequestFields.CARD_NUMBER).get();
        if (number.equals(FAILS)) {
            return Either.left(new Failed());
        }
        if (!number.equals(ASKS) && !number.equals(KNOWS)) {
            return verdict(AuthenticationStatus.NOT_SUPPORTED, group("version", new Text("NONE")));
        }
        Group method = group("methodPostData", new Text("e30="), "methodUrl", new Text("https://acs.example/m"));
        return verdict(
                AuthenticationStatus.AVAILABLE,
                group(
                        "3ds2",
                        group("methodCompleted", new Flag(false), "methodSupported", new Text("SUPPORTED")),
                        "channel",
                        new Text("PAYER_BROWSER"),
                        "redirect",
                        group("customizedHtml", group("3ds2", method)),
                        "version",
                        new Text("3DS2")));
    }

    @Override
    public Either<Failed, Verdict> authenticate(Request request) {
        asked.incrementAndGet();
        Group directory = group("transactionId", new Text("ds-1"));
        if (request.fields().text(RequestFields.CARD_NUMBER).contains(KNOWS)) {
            return verdict(
                    AuthenticationStatus.SUCCESSFUL,
                    group(
                            "3ds",
                            directory.with("acsEci", new Text("02")).with("authenticationToken", new Text("proof=")),
                            "3ds2",
                            group("transactionStatus", new Text("Y")),
                            "payerInteraction",
                            new Text("NOT_REQUIRED"),
                            "version",
                            new Text("3DS2")));
        }
        Group page = group("acsUrl", new Text(issuer), "cReq", new Text(challenge(request.reference())));
        return verdict(
                AuthenticationStatus.PENDING,
                group(
                        "3ds",
                        directory,
                        "3ds2",
                        group("acsTransactionId", new Text(PROOF), "transactionStatus", new Text("C")),
                        "method",
                        new Text("DYNAMIC"),
                        "payerInteraction",
                        new Text("REQUIRED"),
                        "redirect",
                        group("customizedHtml", group("3ds2", page)),
                        "version",
                        new Text("3DS2")));
    }

    /**
     * {@return the challenge of an authentication}
     *
     * @param reference the transaction in which the payer is authenticated
     */
    public static String challenge(Reference reference) {
        return String.join(
                "|",
                PROOF,
                reference.order().merchant().value(),
                reference.order().order().value(),
                reference.transaction().value());
    }

    @Override
    public Option<Challenge> read(String challengeRequest) {
        String[] parts = challengeRequest.split("\\|");
        return Option.when(
                parts.length == 4,
                () -> new Challenge(
                        new Reference(
                                new OrderKey(new MerchantId(parts[1]), new OrderId(parts[2])),
                                new TransactionId(parts[3])),
                        parts[0]));
    }

    /**
     * {@return what a browser comes back with that was sent elsewhere}
     *
     * @param acquirer who has sent the payer away
     * @param reference the transaction in which the payer is authenticated
     */
    public static String returning(AcquirerName acquirer, Reference reference) {
        return acquirer + "|" + challenge(reference);
    }

    @Override
    public boolean knows(AcquirerName acquirer) {
        return !nobody;
    }

    @Override
    public boolean asksHere(AcquirerName acquirer) {
        return !elsewhere;
    }

    @Override
    public Option<Return> readReturn(String token) {
        int end = token.indexOf('|');
        return Option.when(end > 0, token)
                .flatMap(some -> read(some.substring(end + 1)))
                .map(known -> new Return(new AcquirerName(token.substring(0, end)), known.reference()));
    }

    @Override
    public Either<Failed, Verdict> find(Request request) {
        sought.incrementAndGet();
        return heard.map(status -> new Verdict(status, request.before().without("redirect")))
                .toEither(new Failed());
    }

    @Override
    public Verdict conclude(Conclusion conclusion) {
        boolean successful = conclusion.answer() == PayerAnswer.SUCCESSFUL;
        Group told = group(
                "3ds2",
                group("transactionStatus", new Text(successful ? "Y" : "N")),
                "3ds",
                successful ? group("acsEci", new Text("02"), "authenticationToken", new Text("proof=")) : Group.EMPTY);
        return new Verdict(
                successful ? AuthenticationStatus.SUCCESSFUL : AuthenticationStatus.FAILED,
                conclusion.before().without("redirect").merge(new RequestFields(told)));
    }

    private static Either<Failed, Verdict> verdict(AuthenticationStatus status, Group details) {
        return Either.right(new Verdict(status, new RequestFields(details)));
    }
}
