package io.paysession.application.port;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.wallet.WalletProvider;
import io.vavr.control.Either;

/**
 * The payers' wallets. What they give is asked for over a network, so never inside a transaction of ours; the adapter
 * trusts nothing that is not signed by the wallet and meant for exactly this request.
 */
public interface Wallets {
    /**
     * Which checkout of a payer is meant.
     *
     * @param provider  whose wallet it is
     * @param merchant  at whose shop the payer has checked out
     * @param reference what the provider gave the merchant for this checkout: fields of {@code wallet}
     */
    record Checkout(WalletProvider provider, MerchantId merchant, RequestFields reference) {
        /** The reference opens the payer's wallet: it is not printed. */
        @Override
        public String toString() {
            return "Checkout[provider=" + provider + ", merchant=" + merchant + "]";
        }
    }

    /** Why there is nothing. Whatever the reason, the payer can begin anew. */
    enum Refused {
        /** The wallet does not know this checkout, or has given it away already. */
        UNKNOWN_CHECKOUT,
        /** What came is not from the wallet, not for us, not for this request, or makes no sense. */
        NOT_GENUINE,
        /** The wallet was not reached, or did not answer. */
        NOT_REACHED
    }

    /**
     * Fetches what the payer has chosen.
     *
     * @param checkout what the payer's browser has brought from the wallet
     * @return right: card and addresses, in the clear, as a session would hold them, not yet checked against the catalogue
     */
    Either<Refused, Group> fetch(Checkout checkout);
}
