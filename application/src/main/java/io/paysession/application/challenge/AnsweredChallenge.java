package io.paysession.application.challenge;

import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Option;

/**
 * An authentication that has ended.
 *
 * @param order       its order, as it is now
 * @param transaction the authentication, as it is now
 * @param back        where the browser is to go, with the key for what it takes along: the order does not hold it any more;
 *                    none if the merchant named no place: then it asks for the result itself
 */
public record AnsweredChallenge(Order order, Transaction transaction, Option<PayerReturn> back) {}
