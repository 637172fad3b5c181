package io.paysession.domain.token;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.card.Luhn;
import io.paysession.domain.merchant.TokenSettings;
import java.math.BigInteger;

/** How tokens are called (source: gateway-api 3.8). */
public final class TokenName {
    /** How many bytes from a secure source a name is made of: so many that no digit is likelier than another. */
    public static final int RANDOM_BYTES = 16;

    private static final int LENGTH = 16;
    private static final int FIRST = 6;
    private static final int LAST = 4;
    /** Of a shorter card number ten digits would tell too much. */
    private static final int SHORTEST_PRESERVED = 13;
    /** What a card number can have. */
    private static final int FEWEST_DIGITS = 9;

    private static final int MOST_DIGITS = 19;

    private TokenName() {}

    /**
     * {@return a name for a card} It is 16 digits and no card number: either it begins with a 9, or its check digit is
     * wrong.
     *
     * @param cardNumber the number of the card, in clear
     * @param format how the merchant wants its tokens to look
     * @param random {@link #RANDOM_BYTES} bytes from a secure source; another name for other bytes, but not surely
     */
    public static String of(String cardNumber, TokenSettings.Format format, byte[] random) {
        BigInteger number = new BigInteger(1, random);
        return switch (format) {
            case RANDOM_WITH_LUHN -> random(number);
            case PRESERVE_6_4 ->
                cardNumber.length() < SHORTEST_PRESERVED ? random(number) : preserving(cardNumber, number);
        };
    }

    /**
     * {@return whether a merchant may call a token so: 1 to 40 letters and digits, but nothing that a card could have
     * as its number, for names are not treated as secrets by everybody who sees them}
     *
     * @param name a name that a merchant has chosen
     */
    public static boolean isAllowed(String name) {
        boolean wellFormed = name.matches("[0-9A-Za-z]{1,40}");
        boolean digits = name.matches("[0-9]{" + FEWEST_DIGITS + "," + MOST_DIGITS + "}");
        return wellFormed && !(digits && Luhn.isValid(name) && CardBrand.of(name) != CardBrand.UNKNOWN);
    }

    private static String random(BigInteger number) {
        String body = "9" + digits(number, LENGTH - 2);
        for (char check = '0'; check < '9'; check++) {
            if (Luhn.isValid(body + check)) {
                return body + check;
            }
        }
        return body + '9';
    }

    private static String preserving(String cardNumber, BigInteger number) {
        String first = cardNumber.substring(0, FIRST);
        String last = cardNumber.substring(cardNumber.length() - LAST);
        String name = first + digits(number, LENGTH - FIRST - LAST) + last;
        if (!Luhn.isValid(name)) {
            return name;
        }
        // One digit more or less makes any check digit wrong.
        char middle = name.charAt(FIRST);
        return first + (middle == '9' ? '0' : (char) (middle + 1)) + name.substring(FIRST + 1);
    }

    private static String digits(BigInteger number, int count) {
        String digits = number.mod(BigInteger.TEN.pow(count)).toString();
        return "0".repeat(count - digits.length()) + digits;
    }
}
