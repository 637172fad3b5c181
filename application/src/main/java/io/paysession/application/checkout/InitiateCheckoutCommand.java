package io.paysession.application.checkout;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * An Initiate Checkout request, called Create Checkout Session up to API version 62.
 *
 * @param access   who asks, and for whom
 * @param document the request's body; its {@code apiOperation} says which of the two it is
 */
public record InitiateCheckoutCommand(Access access, Group document) {}
