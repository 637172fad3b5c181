package io.paysession.domain.field;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.function.Predicate;

/**
 * Which of the fields that a session may hold a request for an operation may say itself (source: gateway-api 3.3). One
 * operation a line: its name, then paths or beginnings of paths; {@code -} takes a path out again; {@code payer:} lets a
 * payer write a path that only merchants may write elsewhere.
 */
final class OperationTable {
    private static final String ENVELOPE = "apiOperation correlationId";
    private static final String SESSION = " session";
    private static final String PARTIES = " billing customer device shipping";
    private static final String DATA = " lineOfBusiness locale partnerSolutionId initiator paymentPlan posTerminal"
            + " accountFunding airline cruise currencyConversion responseControls";
    private static final String SALE = ENVELOPE + SESSION + " authentication sourceOfFunds order -order.id transaction"
            + " -transaction.id -transaction.targetTransactionId -transaction.amount -transaction.currency"
            + " -transaction.authorizationCode agreement" + PARTIES + DATA;
    /** With funds of its own, as a payment has. */
    private static final String STANDALONE = ENVELOPE + SESSION + " sourceOfFunds order -order.id transaction"
            + " -transaction.id -transaction.targetTransactionId agreement" + PARTIES + DATA;
    /** With the funds of the order's payment; what the payer is to pay has been said. */
    private static final String OF_ORDER = ENVELOPE + SESSION + " order -order.id -order.amount -order.netAmount"
            + " -order.currency transaction -transaction.id -transaction.authorizationCode" + PARTIES + DATA;
    /** A capture or refund whose order has not been looked for yet. */
    private static final String EITHER = ENVELOPE + SESSION
            + " sourceOfFunds order -order.id transaction -transaction.id agreement" + PARTIES + DATA;

    private static final String FOLLOW_UP = ENVELOPE + " transaction -transaction.id -transaction.authorizationCode"
            + " order.custom order.reference order.notificationUrl partnerSolutionId initiator posTerminal airline"
            + " cruise currencyConversion lineOfBusiness";
    private static final String AUTHENTICATION = ENVELOPE + SESSION + " payer:session.id authentication sourceOfFunds"
            + " order -order.id -order.item transaction.reference agreement" + PARTIES + " lineOfBusiness locale";

    private static final Map<String, Seq<String>> WORDS = List.of(
                    "PAY " + SALE,
                    "AUTHORIZE " + SALE,
                    "VERIFY " + SALE,
                    "CAPTURE " + EITHER,
                    "REFUND " + EITHER + " -transaction.authorizationCode",
                    "ORDER_CAPTURE " + OF_ORDER,
                    "ORDER_REFUND " + OF_ORDER,
                    "STANDALONE_CAPTURE " + STANDALONE,
                    "STANDALONE_REFUND " + STANDALONE + " -transaction.authorizationCode",
                    "VOID " + FOLLOW_UP + " -transaction.amount -transaction.currency",
                    "UPDATE_AUTHORIZATION " + FOLLOW_UP,
                    "INITIATE_AUTHENTICATION " + AUTHENTICATION,
                    "AUTHENTICATE_PAYER " + AUTHENTICATION)
            .map(line -> List.of(line.split(" ")))
            .toMap(List::head, List::tail);

    private OperationTable() {}

    /** Which paths of the session's table the operation knows. */
    static Predicate<String> of(String operation) {
        Seq<String> words = words(operation);
        Set<String> out =
                HashSet.ofAll(words.filter(word -> word.startsWith("-")).map(word -> word.substring(1)));
        Set<String> in = HashSet.ofAll(words.filter(word -> !word.startsWith("-") && !word.startsWith("payer:")));
        return path -> !covers(out.removeAll(in), path) && covers(in, path);
    }

    /** Which paths a payer may write though only merchants may elsewhere. */
    static Seq<String> payerInput(String operation) {
        return words(operation).filter(word -> word.startsWith("payer:")).map(word -> word.substring(6));
    }

    private static boolean covers(Set<String> beginnings, String path) {
        return beginnings.exists(beginning ->
                path.equals(beginning) || path.startsWith(beginning + ".") || path.startsWith(beginning + "[]"));
    }

    /** The names of all operations. */
    static Set<String> names() {
        return WORDS.keySet();
    }

    static Seq<String> words(String operation) {
        return WORDS.get(operation)
                .getOrElseThrow(() -> new IllegalArgumentException("No such operation: " + operation));
    }
}
