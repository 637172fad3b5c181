package io.paysession.domain.session;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A session that begins with an order, to be paid on a page of the gateway (source: gateway-api 2.2). Its success indicator
 * is kept with the session, where no request can write and no answer shows it: no catalogue knows it.
 */
public final class Checkout {
    /** How many bytes from a secure source an indicator is made of. */
    public static final int RANDOM_BYTES = 8;

    private static final String CREATE = "CREATE_CHECKOUT_SESSION";
    private static final String INITIATE = "INITIATE_CHECKOUT";
    private static final ApiVersion FIRST_WITH_INITIATE = new ApiVersion(63);
    private static final String SUCCESS_INDICATOR = "successIndicator";
    private static final String MODE = "checkoutMode";
    private static final String OPERATION = "interaction.operation";
    private static final List<String> OPERATIONS = List.of("AUTHORIZE", "NONE", "PURCHASE", "VERIFY");

    private Checkout() {}

    /**
     * {@return whether an API version knows the operation: the one name replaced the other}
     *
     * @param operation the name of the operation that the request is for
     * @param version the version of the API that was called
     */
    public static boolean isKnown(String operation, ApiVersion version) {
        return operation.equals(version.compareTo(FIRST_WITH_INITIATE) < 0 ? CREATE : INITIATE);
    }

    /**
     * {@return what a checkout needs and these fields do not have; of the older operation less is documented}
     *
     * @param operation the name of the operation that the request is for
     * @param fields what the request and the session say together
     */
    public static Seq<Violation> missing(String operation, RequestFields fields) {
        boolean older = operation.equals(CREATE);
        boolean hasAmount = fields.text("order.amount")
                .orElse(() -> fields.text("order.netAmount"))
                .isDefined();
        List<String> needed =
                older ? List.of("order.currency", "order.id") : List.of(OPERATION, "order.currency", "order.id");
        return needed.filter(path -> fields.text(path).isEmpty())
                .map(Violation::missing)
                .appendAll(Option.when(!older && !hasAmount, () -> Violation.missing("order.amount")))
                .appendAll(fields.text(OPERATION)
                        .filter(named -> !OPERATIONS.contains(named))
                        .map(named -> Violation.invalid(OPERATION, named)));
    }

    /**
     * {@return what a checkout may ask for elsewhere, and not here: there is no page that a link could lead to}
     *
     * @param envelope what the request says beside the session
     */
    public static Seq<Violation> unsupported(RequestFields envelope) {
        Option<String> mode = envelope.text(MODE);
        return mode.filter(named -> !named.equals("WEBSITE"))
                .map(named -> named.equals("PAYMENT_LINK")
                        ? Violation.unsupported(MODE, named)
                        : Violation.invalid(MODE, named))
                .toList();
    }

    /**
     * A new session with its first content, which counts as an update that has succeeded.
     *
     * @param random {@link #RANDOM_BYTES} bytes from a secure source
     * @param request the session that is to be made for it
     * @param policy what the operator has decided for all sessions
     * @param now the present moment
     * @return left: what is wrong with the content as a whole
     */
    public static Either<Seq<Violation>, PaymentSession> begin(
            NewSession request, byte[] random, SessionPolicy policy, Instant now) {
        RequestFields content =
                new RequestFields(request.fields().root().with(SUCCESS_INDICATOR, new Text(hex(random))));
        NewSession empty = new NewSession(
                request.merchant(),
                request.apiVersion(),
                request.allowed(),
                new RequestFields(Group.EMPTY),
                request.random());
        return PaymentSession.create(empty, policy, now).begin(content, policy, now);
    }

    /**
     * {@return what the payer's browser says after success; none if the session did not begin as a checkout}
     *
     * @param session a session after its payment
     */
    public static Option<String> successIndicator(PaymentSession session) {
        return session.fields().text(SUCCESS_INDICATOR);
    }

    private static String hex(byte[] random) {
        String digits = new BigInteger(1, random).toString(16);
        return "0".repeat(RANDOM_BYTES * 2 - digits.length()) + digits;
    }
}
