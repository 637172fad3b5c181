package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;

/**
 * A request to be rid of a merchant.
 *
 * @param merchant its identifier
 */
public record RemoveMerchantCommand(MerchantId merchant) {}
