package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.shared.Secret;

/**
 * A request that a merchant exists and has this password.
 *
 * @param merchant its identifier
 * @param password a password that must work
 * @param settings what it has if it is new; one that exists keeps what it has
 */
public record EnsureMerchantCommand(MerchantId merchant, Secret password, MerchantSettings settings) {
    /** With the settings of any new merchant. */
    public EnsureMerchantCommand(MerchantId merchant, Secret password) {
        this(merchant, password, MerchantSettings.DEFAULT);
    }
}
