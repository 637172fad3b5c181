package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources.Combined;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.Violation;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What payer authentication by 3-D Secure adds to the operations on a transaction's URL. */
interface PayerAuthentication {
    /** Performs INITIATE_AUTHENTICATION or AUTHENTICATE_PAYER: the only operations that payers are admitted to. */
    Either<Refusal, TransactionView> authenticate(AskedOperation asked);

    /**
     * The authentication that a payment is made with; left: it names one that it cannot use. Nothing changes.
     *
     * @param order    the payment's order; none if there is none yet
     * @param combined what the payment has to work with
     * @param amount   what is to be paid
     */
    Either<Refusal, Option<Authentication>> ofPayment(Option<Order> order, Combined combined, Money amount);

    /** A server without payer authentication: both are refused. */
    PayerAuthentication NONE = new PayerAuthentication() {
        private static final String NAMED = "authentication.transactionId";

        @Override
        public Either<Refusal, TransactionView> authenticate(AskedOperation asked) {
            return Either.left(Refusal.malformed(
                    Violation.unsupported("apiOperation", asked.operation().name())));
        }

        @Override
        public Either<Refusal, Option<Authentication>> ofPayment(Option<Order> order, Combined combined, Money amount) {
            return combined.fields()
                    .text(NAMED)
                    .map(name -> Either.<Refusal, Option<Authentication>>left(
                            Refusal.malformed(Violation.unsupported(NAMED, name))))
                    .getOrElse(() -> Either.right(Option.none()));
        }
    };
}
