package io.paysession.adapter.acquirer.wallet;

/** What payers keep in the sandbox's wallet: documented test cards, each behind a checkout of its own. */
enum SandboxCard {
    /** No such checkout. */
    NO_CARD("", ""),
    MASTERCARD("sandbox-mastercard", "5123450000000008"),
    VISA("sandbox-visa", "4508750015741019"),
    AMEX("sandbox-amex", "371881634498004"),
    /** Genuine, but no card number: its check digit is wrong. */
    IMPOSSIBLE("sandbox-impossible", "5123450000000001");

    private final String checkout;
    private final String number;

    SandboxCard(String checkout, String number) {
        this.checkout = checkout;
        this.number = number;
    }

    /** The card behind a checkout. */
    static SandboxCard of(String checkout) {
        for (SandboxCard card : values()) {
            if (card.checkout.equals(checkout)) {
                return card;
            }
        }
        return NO_CARD;
    }

    String number() {
        return number;
    }
}
