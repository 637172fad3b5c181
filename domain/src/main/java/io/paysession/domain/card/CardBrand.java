package io.paysession.domain.card;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The brand printed on a card; {@code brand} and {@code scheme} of the gateway's card group share these names.
 *
 * <p>Derived from the number's prefix by a small table. The real gateway has a full one that is not public
 * (assumption U-19): an unlisted prefix is {@link #UNKNOWN}.
 */
public enum CardBrand {
    /** American Express. */
    AMEX,
    /** UnionPay of China. */
    CHINA_UNIONPAY,
    /** Diners Club International. */
    DINERS_CLUB,
    /** Discover, in the United States. */
    DISCOVER,
    /** JCB, of Japan. */
    JCB,
    /** Maestro, the debit cards of Mastercard. */
    MAESTRO,
    /** Mastercard, credit and debit. */
    MASTERCARD,
    /** The air travel plan of airlines. */
    UATP,
    /** Visa, credit and debit. */
    VISA,
    /** A number that belongs to none of these. */
    UNKNOWN;

    private static final Seq<Prefix> PREFIXES = List.of(
            new Prefix(34, 34, AMEX),
            new Prefix(37, 37, AMEX),
            new Prefix(300, 305, DINERS_CLUB),
            new Prefix(3095, 3095, DINERS_CLUB),
            new Prefix(36, 36, DINERS_CLUB),
            new Prefix(38, 39, DINERS_CLUB),
            new Prefix(3528, 3589, JCB),
            new Prefix(1, 1, UATP),
            new Prefix(4, 4, VISA),
            new Prefix(2221, 2720, MASTERCARD),
            new Prefix(51, 55, MASTERCARD),
            new Prefix(6011, 6011, DISCOVER),
            new Prefix(644, 649, DISCOVER),
            new Prefix(65, 65, DISCOVER),
            new Prefix(62, 62, CHINA_UNIONPAY),
            new Prefix(81, 81, CHINA_UNIONPAY),
            new Prefix(50, 50, MAESTRO),
            new Prefix(56, 58, MAESTRO),
            new Prefix(60, 60, MAESTRO),
            new Prefix(63, 63, MAESTRO),
            new Prefix(67, 69, MAESTRO));

    /**
     * {@return the brand of a card number}
     *
     * @param number digits only; also a beginning of a number
     */
    public static CardBrand of(String number) {
        return PREFIXES.find(prefix -> prefix.matches(number))
                .map(Prefix::brand)
                .getOrElse(UNKNOWN);
    }

    private record Prefix(int first, int last, CardBrand brand) {
        boolean matches(String number) {
            int length = Integer.toString(first).length();
            if (number.length() < length) {
                return false;
            }
            int start = 0;
            for (int i = 0; i < length; i++) {
                start = start * 10 + number.charAt(i) - '0';
            }
            return start >= first && start <= last;
        }
    }
}
