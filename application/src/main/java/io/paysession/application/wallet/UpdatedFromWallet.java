package io.paysession.application.wallet;

import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.wallet.WalletProvider;
import io.vavr.control.Option;

/**
 * The answer to Update Session From Wallet.
 *
 * @param provider      whose wallet it was
 * @param session       the session as it is now
 * @param correlationId echoed if it was given
 */
public record UpdatedFromWallet(WalletProvider provider, PaymentSession session, Option<String> correlationId) {}
