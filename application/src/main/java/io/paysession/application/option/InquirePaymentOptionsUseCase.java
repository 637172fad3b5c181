package io.paysession.application.option;

import io.paysession.application.access.Refusal;
import io.paysession.domain.merchant.PaymentOptions;
import io.vavr.control.Either;

/** Says what a payer could pay with (source: gateway-api 3.9). For merchants and payers. */
public interface InquirePaymentOptionsUseCase {
    /**
     * @return right: what the merchant accepts, of what was asked about; left: why it is not said. A payer's attempt
     *     counts, unless the request's fields are wrong in themselves; nothing else changes
     */
    Either<Refusal, PaymentOptions> inquirePaymentOptions(InquirePaymentOptionsCommand command);
}
