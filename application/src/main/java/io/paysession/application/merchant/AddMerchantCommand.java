package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;

/**
 * A request for a new merchant.
 *
 * @param merchant its identifier
 * @param password its first password; none to have one made
 */
public record AddMerchantCommand(MerchantId merchant, Option<Secret> password) {}
