package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;

/**
 * A wish that a merchant exists and has this password.
 *
 * @param merchant its identifier
 * @param password a password that must work
 */
public record EnsureMerchantCommand(MerchantId merchant, Secret password) {}
