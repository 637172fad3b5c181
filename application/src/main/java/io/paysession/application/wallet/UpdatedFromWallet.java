package io.paysession.application.wallet;

import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.wallet.WalletProvider;

/**
 * The answer to Update Session From Wallet.
 *
 * @param provider      whose wallet it was
 * @param session       the session as it is now
 */
public record UpdatedFromWallet(WalletProvider provider, PaymentSession session) {}
