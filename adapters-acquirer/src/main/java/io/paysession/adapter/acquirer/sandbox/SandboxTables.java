package io.paysession.adapter.acquirer.sandbox;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.order.GatewayCode;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What decides the sandbox's answers, as data (source: gateway-api 6; what is not documented there: assumption U-21). */
final class SandboxTables {
    /** Where the card stands in a request. */
    static final String CARD = "sourceOfFunds.provided.card";

    /** Expiry dates as {@code MM/YY}; every other date is approved. */
    static final String EXPIRY_DATES = "01/39=APPROVED,05/39=DECLINED,04/27=EXPIRED_CARD,08/28=TIMED_OUT,"
            + "01/37=ACQUIRER_SYSTEM_ERROR,02/37=UNSPECIFIED_FAILURE,05/37=UNKNOWN,01/28=UNSPECIFIED_FAILURE";

    private static final Map<GatewayCode, AcquirerWord> ACQUIRER_WORDS = HashMap.of(
            GatewayCode.APPROVED, new AcquirerWord("00", "Approved"),
            GatewayCode.DECLINED, new AcquirerWord("05", "Declined"),
            GatewayCode.EXPIRED_CARD, new AcquirerWord("54", "Expired card"),
            GatewayCode.INSUFFICIENT_FUNDS, new AcquirerWord("51", "Insufficient funds"),
            GatewayCode.EXCEEDED_RETRY_LIMIT, new AcquirerWord("61", "Exceeds limit"),
            GatewayCode.ACQUIRER_SYSTEM_ERROR, new AcquirerWord("91", "System error"),
            GatewayCode.UNSPECIFIED_FAILURE, new AcquirerWord("91", "Unspecified failure"));

    private static final Map<String, CodeCheck> SECURITY_CODES = HashMap.of(
            "100", new CodeCheck(Option.some("M"), "MATCH"),
            "1000", new CodeCheck(Option.some("M"), "MATCH"),
            "101", new CodeCheck(Option.some("P"), "NOT_PROCESSED"),
            "1010", new CodeCheck(Option.some("P"), "NOT_PROCESSED"),
            "102", new CodeCheck(Option.some("N"), "NO_MATCH"),
            "1020", new CodeCheck(Option.some("N"), "NO_MATCH"));

    private static final Seq<Street> STREETS = List.of(
            new Street("Alpha St", "A", "ADDRESS_MATCH"),
            new Street("Gamma St", "G", "NOT_VERIFIED"),
            new Street("November St", "N", "NO_MATCH"),
            new Street("Romeo St", "R", "SERVICE_NOT_AVAILABLE_RETRY"),
            new Street("Sierra St", "S", "SERVICE_NOT_SUPPORTED"),
            new Street("Zero St", "0", "NOT_REQUESTED"),
            new Street("Uniform St", "U", "NOT_AVAILABLE"),
            new Street("Whiskey St", "W", "ZIP_MATCH"),
            new Street("X-ray St", "X", "ADDRESS_ZIP_MATCH"),
            new Street("Kilo St", "K", "NAME_MATCH"),
            new Street("Oscar St", "O", "NAME_ADDRESS_MATCH"),
            new Street("Lima St", "L", "NAME_ZIP_MATCH"));

    private SandboxTables() {}

    /** What an acquirer says to a gateway, in its own code and words. */
    record AcquirerWord(String code, String message) {}

    /**
     * What became of the security code.
     *
     * @param acquirerCode none if there was nothing to check
     */
    record CodeCheck(Option<String> acquirerCode, String gatewayCode) {
        static final CodeCheck NOT_PRESENT = new CodeCheck(Option.none(), "NOT_PRESENT");
        static final CodeCheck NOT_SUPPORTED = new CodeCheck(Option.none(), "NOT_SUPPORTED");
    }

    /** What the beginning of the payer's street makes of the address check. */
    record Street(String start, String acquirerCode, String gatewayCode) {}

    /** What the acquirer has said; none if the gateway has not heard from it. */
    static Option<AcquirerWord> acquirerWord(GatewayCode code) {
        return ACQUIRER_WORDS.get(code);
    }

    /** What a security code is good for; one that is not documented matches. */
    static CodeCheck securityCode(FieldValue code) {
        // A map would want a text of its own to look up.
        return SECURITY_CODES
                .find(documented -> code.equals(new FieldValue.Text(documented._1())))
                .map(documented -> documented._2())
                .getOrElse(() -> new CodeCheck(Option.some("M"), "MATCH"));
    }

    /** The address check of a street; none if nothing is documented for it. */
    static Option<Street> street(String street) {
        return STREETS.find(row -> street.startsWith(row.start()));
    }

    /**
     * Reads a table of expiry dates.
     *
     * @param text {@code MM/YY=CODE}, separated by commas; the later entry of a date counts
     * @throws IllegalArgumentException if it is anything else
     */
    static Map<String, GatewayCode> expiryDates(String text) {
        return List.of(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .foldLeft(HashMap.empty(), (table, entry) -> table.put(expiryDate(entry)));
    }

    private static Tuple2<String, GatewayCode> expiryDate(String entry) {
        String[] parts = entry.split("=", 2);
        if (parts.length == 2 && parts[0].matches("(0[1-9]|1[0-2])/[0-9]{2}")) {
            return new Tuple2<>(parts[0], code(parts[1]));
        }
        throw new IllegalArgumentException("an expiry date of the sandbox is written as 05/39=DECLINED");
    }

    private static GatewayCode code(String name) {
        return GatewayCode.parse(name)
                .filter(code -> !code.isOpen() || code == GatewayCode.UNKNOWN)
                .getOrElseThrow(() -> new IllegalArgumentException("the sandbox cannot answer this gateway code"));
    }
}
