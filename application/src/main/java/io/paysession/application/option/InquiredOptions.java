package io.paysession.application.option;

import io.paysession.domain.merchant.PaymentOptions;
import io.vavr.control.Option;

/**
 * The answer to an inquiry.
 *
 * @param options       what is accepted
 * @param correlationId echoed if it was given
 */
public record InquiredOptions(PaymentOptions options, Option<String> correlationId) {}
