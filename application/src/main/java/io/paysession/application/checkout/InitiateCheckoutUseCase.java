package io.paysession.application.checkout;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Creates a session that holds an order, for a page on which the payer pays it (source: gateway-api 2.2). */
public interface InitiateCheckoutUseCase {
    /** @return right: the session is stored durably; left: nothing happened */
    Either<Refusal, InitiatedCheckout> initiateCheckout(InitiateCheckoutCommand command);
}
