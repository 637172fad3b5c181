package io.paysession.domain.wallet;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The values of {@code order.walletProvider} (source: gateway-api 2.5). */
public enum WalletProvider {
    /** The wallet of American Express. */
    AMEX_EXPRESS_CHECKOUT(
            "wallet.amexExpressCheckout.transactionId",
            "wallet.amexExpressCheckout.authCode",
            "wallet.amexExpressCheckout.walletId"),
    /** A device's: its payment token is stored by Update Session. */
    APPLE_PAY,
    /** The wallet of the Chase bank. */
    CHASE_PAY,
    /** A device's: its payment token is stored by Update Session. */
    GOOGLE_PAY,
    /** The wallet of Mastercard, online. */
    MASTERPASS_ONLINE(
            "wallet.masterpass.oauthToken", "wallet.masterpass.oauthVerifier", "wallet.masterpass.checkoutUrl"),
    /** A device's: its payment token is stored by Update Session. */
    SAMSUNG_PAY,
    /** Click to Pay. */
    SECURE_REMOTE_COMMERCE("wallet.secureRemoteCommerce.srcCorrelationId", "wallet.secureRemoteCommerce.scheme"),
    /** The wallet of Visa. */
    VISA_CHECKOUT("wallet.visaCheckout.callId");

    private final Seq<String> references;

    WalletProvider(String... references) {
        this.references = List.of(references);
    }

    /**
     * {@return the provider of that name; none if there is none}
     *
     * @param name the word of the API
     */
    public static Option<WalletProvider> parse(String name) {
        return List.of(values()).find(provider -> provider.name().equals(name));
    }

    /**
     * {@return the fields of a request that say which checkout is meant, the one that identifies it first; none if
     * nothing can be fetched from this wallet}
     */
    public Seq<String> references() {
        return references;
    }
}
