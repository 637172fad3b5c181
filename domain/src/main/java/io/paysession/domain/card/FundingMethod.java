package io.paysession.domain.card;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * How a card is funded. Only an issuer table could tell; without one the documented test cards count as credit cards
 * and every other card as {@link #UNKNOWN} (assumption U-19).
 */
public enum FundingMethod {
    /** What was spent is paid in full after some time. */
    CHARGE,
    /** What was spent may be paid back over time. */
    CREDIT,
    /** What is spent is taken from an account at once. */
    DEBIT,
    /** The number does not tell. */
    UNKNOWN;

    /** The standard and 3-D Secure test cards of the gateway's simulator (source: gateway-api 6). */
    private static final Set<String> TEST_CARDS = HashSet.of("""
            5123450000000008 2223000000000007 5111111111111118 2223000000000023 4508750015741019 4012000033330026
            371881634498004 371881127160004 371881245560002 371881911767006 345678901234564 371449635398431
            30123400000000 36259600000012 3528000000000007 3528111100000001 6011003179988686 6011963280099774
            5000000000000000005 5666555544443333 135492354874528 135420001569134 6214239999999611 6214239999999546
            5123456789012346 5555555555000018 5500005555555559 5506900140100503 5123459999998221 5210760000000004
            5455031257390496 5455031252665454 4440000009900010 4440000042200014 4440000042200022 371881733404002
            371881887105009 3528249999991755 3528249999991748 3528249999991821 3528249999981236 3600000000000115
            3600000000000123 3600000000000131 36721601220030 3600000000000172 6445644564456445 6445644564456460
            6445644564456411 6587060001006370 6445644564456155 6201089999995464 6201089999991455
            6213249999999991208 6201089999994020 6201080999990852 6201080999990423""".strip().split("\\s+"));

    /**
     * @param number the whole card number, digits only
     * @return how the card of that number is paid, as far as it is known here
     */
    public static FundingMethod of(String number) {
        return TEST_CARDS.contains(number) ? CREDIT : UNKNOWN;
    }
}
