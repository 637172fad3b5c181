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
    private static final String ENVELOPE = "apiOperation correlationId session";
    private static final String SALE = "sourceOfFunds order -order.id transaction -transaction.id"
            + " -transaction.targetTransactionId -transaction.amount -transaction.currency"
            + " agreement billing customer device shipping lineOfBusiness locale partnerSolutionId initiator paymentPlan"
            + " posTerminal accountFunding airline cruise currencyConversion responseControls";
    private static final String FOLLOW_UP = "transaction -transaction.id order.custom order.reference"
            + " order.notificationUrl partnerSolutionId initiator posTerminal airline cruise currencyConversion";
    private static final String AUTHENTICATION = "authentication sourceOfFunds order -order.id -order.item"
            + " transaction.reference agreement billing customer device shipping lineOfBusiness locale";

    private static final Map<String, Seq<String>> WORDS = List.of(
                    "PAY " + ENVELOPE + " authentication " + SALE,
                    "AUTHORIZE " + ENVELOPE + " authentication " + SALE,
                    "VERIFY " + ENVELOPE + " authentication " + SALE,
                    "CAPTURE " + ENVELOPE + " " + SALE + " transaction -transaction.id",
                    "REFUND " + ENVELOPE + " " + SALE + " transaction -transaction.id",
                    "VOID " + ENVELOPE + " " + FOLLOW_UP,
                    "UPDATE_AUTHORIZATION " + ENVELOPE + " " + FOLLOW_UP,
                    "INITIATE_AUTHENTICATION " + ENVELOPE + " payer:session.id " + AUTHENTICATION,
                    "AUTHENTICATE_PAYER " + ENVELOPE + " payer:session.id " + AUTHENTICATION,
                    "TOKENIZE " + ENVELOPE + " lineOfBusiness referenceOrderId verificationStrategy"
                            + " transaction.currency order.currency sourceOfFunds.type sourceOfFunds.token"
                            + " sourceOfFunds.provided.card -sourceOfFunds.provided.card.devicePayment"
                            + " -sourceOfFunds.provided.card.p2pe",
                    "TOKEN sourceOfFunds.type sourceOfFunds.provided.card.number"
                            + " sourceOfFunds.provided.card.expiry",
                    "SEARCH_TOKENS " + ENVELOPE + " sourceOfFunds.type sourceOfFunds.token"
                            + " sourceOfFunds.provided.card.number",
                    "PAYMENT_OPTIONS_INQUIRY " + ENVELOPE + " payer:session.id payer:order.amount payer:order.currency"
                            + " lineOfBusiness order.amount order.currency sourceOfFunds.type sourceOfFunds.token"
                            + " sourceOfFunds.provided.card.number sourceOfFunds.provided.card.prefix",
                    "UPDATE_SESSION_FROM_WALLET " + ENVELOPE + " order.walletProvider wallet",
                    "WALLET sourceOfFunds.type sourceOfFunds.provided.card.number sourceOfFunds.provided.card.expiry"
                            + " sourceOfFunds.provided.card.nameOnCard billing shipping customer",
                    "CHECKOUT apiOperation correlationId interaction order transaction lineOfBusiness locale agreement"
                            + " billing customer device shipping partnerSolutionId airline cruise")
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

    private static Seq<String> words(String operation) {
        return WORDS.get(operation)
                .getOrElseThrow(() -> new IllegalArgumentException("No such operation: " + operation));
    }
}
