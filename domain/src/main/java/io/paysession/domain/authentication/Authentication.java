package io.paysession.domain.authentication;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;

/**
 * The authentication of a payer.
 *
 * @param status  how far it is
 * @param amount  what the payer was shown; zero before that
 * @param card    digest of the card number: a payment with this authentication must use the same card
 * @param details the members of the answers' {@code authentication} group
 */
public record Authentication(AuthenticationStatus status, Money amount, Fingerprint card, RequestFields details) {}
