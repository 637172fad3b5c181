package io.paysession.adapter.acquirer.wallet;

import java.io.IOException;

/** How a wallet is reached. */
@FunctionalInterface
interface WalletLine {
    /**
     * Asks a wallet for what a payer has chosen.
     *
     * @return a signed token (JWS, compact); empty if the wallet does not know the checkout
     * @throws IOException if the wallet was not reached or did not answer
     */
    String ask(WalletQuestion question) throws IOException;
}
