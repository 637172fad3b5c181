package io.paysession.domain.terminal.card;

import io.paysession.domain.terminal.device.CardReader;
import io.vavr.control.Option;

/**
 * What a terminal tells of a card. It prints without its data.
 *
 * @param hash      the same for the same card on the same terminal (assumption U-26); none if it looks like a card number
 * @param maskedPan the masked card number. Whatever a terminal sends, no more digits are kept than a receipt may show,
 *                  and none at all of a card that is no bank card
 * @param reader    the device that has read it
 */
public record PresentedCard(Option<String> hash, Option<String> maskedPan, CardReader reader, CardType type) {
    /** A terminal that told nothing. */
    public static final PresentedCard UNKNOWN = new PresentedCard(Option.none(), Option.none());

    private static final int LONGEST_HASH = 128;
    private static final int LONGEST_PAN = 40;
    private static final int VISIBLE_START = 6;
    private static final int VISIBLE_END = 4;

    /** Keeps of hash and number only what is not card data; whatever else a terminal sends is left out. */
    public PresentedCard {
        hash = hash.filter(text -> isPrintable(text, LONGEST_HASH)).filter(text -> !looksLikeCardData(text));
        maskedPan = maskedPan
                .filter(text -> isPrintable(text, LONGEST_PAN) && type == CardType.PAYMENT)
                .map(PresentedCard::mask);
    }

    /** A bank card of which nobody knows what has read it. */
    public PresentedCard(Option<String> hash, Option<String> maskedPan) {
        this(hash, maskedPan, CardReader.UNKNOWN, CardType.PAYMENT);
    }

    /**
     * {@return a card that is no bank card, and of which nobody knows what has read it}
     *
     * @param hash what is the same for the same card on the same terminal; none if it does not tell
     */
    public static PresentedCard proprietary(Option<String> hash) {
        return new PresentedCard(hash, Option.none(), CardReader.UNKNOWN, CardType.PROPRIETARY);
    }

    /**
     * {@return the same card, read by this device}
     *
     * @param device the device that tells of the card
     */
    public PresentedCard readBy(CardReader device) {
        return new PresentedCard(hash, maskedPan, device, type);
    }

    private static boolean isPrintable(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** A card number or a track is no hash, whatever a terminal calls it: nothing of it is kept. */
    private static boolean looksLikeCardData(String text) {
        return text.matches("[;%B]*[0-9]{12,19}([=D^].*)?[?]?");
    }

    /** Ten digits and fewer are what the terminal's own mask leaves (source: psp-protocol 4.15). */
    private static String mask(String pan) {
        long digits = pan.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits <= VISIBLE_START + VISIBLE_END) {
            return pan;
        }
        StringBuilder masked = new StringBuilder();
        int seen = 0;
        for (char c : pan.toCharArray()) {
            boolean digit = c >= '0' && c <= '9';
            seen += digit ? 1 : 0;
            masked.append(digit && seen > VISIBLE_START && seen <= digits - VISIBLE_END ? 'x' : c);
        }
        return masked.toString();
    }

    @Override
    public String toString() {
        return "PresentedCard";
    }
}
