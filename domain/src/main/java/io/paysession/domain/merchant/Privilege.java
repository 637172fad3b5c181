package io.paysession.domain.merchant;

/**
 * What a merchant may be allowed to do. A new merchant has all of them but those for captures and
 * refunds that no earlier transaction limits.
 *
 * <p>Source of the names that are documented: gateway-api 3.5 and 7; the others follow their pattern.
 */
public enum Privilege {
    /** To reserve and take money in one step. */
    PAY("Payments"),
    /** To reserve money. */
    AUTHORIZE("Authorizations"),
    /** To verify a card without moving money. */
    VERIFY("Verifications"),
    /** To take what is reserved. */
    CAPTURE("Captures"),
    /** To take more than is reserved. */
    EXCESSIVE_CAPTURE("Excessive Capture"),
    /** To take money that was reserved elsewhere. */
    STANDALONE_CAPTURE("Standalone Capture"),
    /** To give back what was taken. */
    REFUND("Refunds"),
    /** To give back more than was taken. */
    EXCESSIVE_REFUND("Excessive Refund"),
    /** To give money back without an earlier payment. */
    STANDALONE_REFUND("Standalone Refund"),
    /** To undo a transaction before it is settled with the bank. */
    VOID("Void"),
    /** To reserve more money in an order. */
    UPDATE_AUTHORIZATION("Update Authorization"),
    /** To keep cards under tokens. */
    TOKENIZATION("Tokenization"),
    /** To pay with wallets on the payer's device. */
    DEVICE_PAYMENTS("Device Payments");

    private final String wireName;

    Privilege(String wireName) {
        this.wireName = wireName;
    }

    /** {@return its name in the gateway's error texts} */
    public String wireName() {
        return wireName;
    }
}
