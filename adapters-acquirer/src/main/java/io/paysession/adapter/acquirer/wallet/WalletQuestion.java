package io.paysession.adapter.acquirer.wallet;

import io.paysession.domain.wallet.WalletProvider;

/**
 * What a wallet is asked.
 *
 * @param provider whose wallet it is
 * @param merchant for whom
 * @param checkout which checkout is meant
 * @param nonce    never asked with before: the answer repeats it, so that an old answer is worth nothing
 */
record WalletQuestion(WalletProvider provider, String merchant, String checkout, String nonce) {
    /** The reference opens the payer's wallet: it is not printed. */
    @Override
    public String toString() {
        return "WalletQuestion[provider=" + provider + ", merchant=" + merchant + "]";
    }
}
