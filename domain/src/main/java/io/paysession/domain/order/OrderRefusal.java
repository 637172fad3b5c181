package io.paysession.domain.order;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;

/** Why an order does not allow an operation. Nothing has changed. */
public sealed interface OrderRefusal {
    /**
     * Continues with the case that this refusal is.
     *
     * @param <R> what the caller makes of it
     * @param cases what to do in each case
     * @return what the case has made of it
     */
    <R> R match(Cases<R> cases);

    /** One method per refusal, so that a new one cannot be forgotten. */
    interface Cases<R> {
        R locked();

        R unknownOrder(OrderId order);

        R unknownTransaction(TransactionId transaction);

        R notInStatus(Operation operation, OrderStatus status);

        R otherCurrency(Operation operation, String named, String ofOrder);

        R nothingToVoid();

        R missingPrivilege(Operation operation, Privilege privilege);

        R ambiguousTarget(Operation operation);

        R moreThan(Operation operation, Money wanted, Money possible);

        R otherContent();

        R unusableAuthentication(String named, Unusable why);

        R noAcquirer(MerchantId merchant);
    }

    /** Why a payment cannot be made with an authentication. */
    enum Unusable {
        /** The order has no such authentication. */
        UNKNOWN,
        /** The payer was not authenticated, or not yet. */
        NOT_SUCCESSFUL,
        /** It was made with another card. */
        OTHER_CARD,
        /** The payer was shown another currency. */
        OTHER_CURRENCY,
        /** The payer was shown a smaller amount. */
        SMALLER_AMOUNT
    }

    /** Another transaction of the order is not settled yet: try again. Answered as LOCK_FAILURE. */
    record Locked() implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.locked();
        }
    }

    /** There is no such order, and this operation cannot begin one. */
    record UnknownOrder(OrderId order) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknownOrder(order);
        }
    }

    /** There is no such transaction in the order. */
    record UnknownTransaction(TransactionId transaction) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknownTransaction(transaction);
        }
    }

    /** Not where the order stands now. */
    record NotInStatus(Operation operation, OrderStatus status) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notInStatus(operation, status);
        }
    }

    /** An order has one currency. */
    record OtherCurrency(Operation operation, String named, String ofOrder) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.otherCurrency(operation, named, ofOrder);
        }
    }

    /** The transaction that is meant has moved nothing, is voided already, or others build on it. */
    record NothingToVoid() implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nothingToVoid();
        }
    }

    /** Only merchants with a privilege may do this. */
    record MissingPrivilege(Operation operation, Privilege privilege) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.missingPrivilege(operation, privilege);
        }
    }

    /** Several transactions could be meant: the client must name one. */
    record AmbiguousTarget(Operation operation) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ambiguousTarget(operation);
        }
    }

    /** More than the order, or the transaction that was named, leaves. */
    record MoreThan(Operation operation, Money wanted, Money possible) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.moreThan(operation, wanted, possible);
        }
    }

    /** A transaction of that name exists, and was asked for with other content. */
    record OtherContent() implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.otherContent();
        }
    }

    /** The authentication that a payment, or the second step of an authentication, names is not one for it. */
    record UnusableAuthentication(String named, Unusable why) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unusableAuthentication(named, why);
        }
    }

    /** The acquirer that the merchant has agreed on, or that the order is with, is not set up here. */
    record NoAcquirer(MerchantId merchant) implements OrderRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noAcquirer(merchant);
        }
    }
}
