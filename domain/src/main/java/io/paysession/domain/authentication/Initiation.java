package io.paysession.domain.authentication;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import java.time.Instant;

/**
 * What an INITIATE_AUTHENTICATION was answered that made 3-D Secure available, kept when the next step has changed the
 * transaction.
 *
 * @param at      when
 * @param order   the order's amount then; zero if none was known
 * @param shown   what the answer showed of the request
 * @param details the members of the answer's {@code authentication} group
 */
public record Initiation(Instant at, Money order, RequestFields shown, RequestFields details) {}
