package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;

/**
 * A merchant's password, at the only time when it can be shown.
 *
 * @param merchant whose
 * @param password the password; 32 hexadecimal digits if it was made here
 */
public record ApiPassword(MerchantId merchant, Secret password) {}
