package io.paysession.application.merchant;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;

/**
 * A request for another password.
 *
 * @param merchant    whose
 * @param password    the new password; none to have one made
 * @param endPrevious whether the password before stops working at once, instead of staying active beside the new one
 */
public record RotatePasswordCommand(MerchantId merchant, Option<Secret> password, boolean endPrevious) {}
