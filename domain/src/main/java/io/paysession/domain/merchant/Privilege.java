package io.paysession.domain.merchant;

/**
 * What a merchant may be allowed to do. A new merchant has all of them but {@link #EXCESSIVE_REFUND}.
 *
 * <p>Source of the names that are documented: gateway-api 3.5 and 7; the others follow their pattern.
 */
public enum Privilege {
    PAY("Payments"),
    AUTHORIZE("Authorizations"),
    VERIFY("Verifications"),
    CAPTURE("Captures"),
    EXCESSIVE_CAPTURE("Excessive Capture"),
    STANDALONE_CAPTURE("Standalone Capture"),
    REFUND("Refunds"),
    EXCESSIVE_REFUND("Excessive Refund"),
    STANDALONE_REFUND("Standalone Refund"),
    VOID("Void"),
    UPDATE_AUTHORIZATION("Update Authorization"),
    TOKENIZATION("Tokenization"),
    DEVICE_PAYMENTS("Device Payments");

    private final String wireName;

    Privilege(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in the gateway's error texts. */
    public String wireName() {
        return wireName;
    }
}
