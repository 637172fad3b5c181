package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.SettingsChange;

/** A request for other settings of a merchant. */
public record SetMerchantCommand(MerchantId merchant, SettingsChange change) {}
