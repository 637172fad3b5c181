package io.paysession.application.challenge;

import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;

/**
 * An authentication that has ended.
 *
 * @param order       its order, as it is now
 * @param transaction the authentication, as it is now
 * @param back        where the browser is to go, with the key for what it takes along: the order does not hold it any more
 */
public record AnsweredChallenge(Order order, Transaction transaction, PayerReturn back) {}
