package io.paysession.domain.field;

import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * The letters by which a row of the {@link CatalogueTable} names the requests that know its field, one request a line
 * (source: gateway-api 3.3, gateway-fields 2). {@code CAPTURE} and {@code REFUND} are requests of which is not known yet
 * whether there is an order; {@code TOKEN} is what a token keeps, {@code WALLET} what a wallet gives.
 */
final class OperationTable {
    private static final Map<String, String> LETTERS =
            List.ofAll("""
            UPDATE_SESSION              S
            PAY                         P
            AUTHORIZE                   A
            VERIFY                      V
            ORDER_CAPTURE               C
            STANDALONE_CAPTURE          K
            CAPTURE                     CK
            ORDER_REFUND                R
            STANDALONE_REFUND           F
            REFUND                      RF
            VOID                        X
            UPDATE_AUTHORIZATION        U
            INITIATE_AUTHENTICATION     I
            AUTHENTICATE_PAYER          N
            TOKENIZE                    T
            TOKEN                       D
            SEARCH_TOKENS               L
            PAYMENT_OPTIONS_INQUIRY     Q
            UPDATE_SESSION_FROM_WALLET  W
            WALLET                      G
            CHECKOUT                    H
            INITIATE_BROWSER_PAYMENT    B
            UPDATE_BROWSER_PAYMENT      Z
            """.lines()).map(line -> line.split(" +")).toMap(words -> Tuple.of(words[0], words[1]));

    /** All letters, in the order in which a row names them. */
    static final String ALL = "SPAVCKRFXUINTDLQWGHBZ";

    private OperationTable() {}

    /** The letters of a request: its field stands in a row that has one of them. */
    static String letters(String operation) {
        return LETTERS.get(operation)
                .getOrElseThrow(() -> new IllegalArgumentException("No such operation: " + operation));
    }

    /** The names of all requests. */
    static Seq<String> names() {
        return LETTERS.keySet().toList().sorted();
    }
}
