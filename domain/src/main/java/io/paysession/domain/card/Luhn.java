package io.paysession.domain.card;

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
public final class Luhn {
    private Luhn() {}

    /**
     * @param digits ASCII digits only
     * @return whether the last digit is the check digit of the others
     */
    public static boolean isValid(String digits) {
        int sum = 0;
        boolean doubled = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
