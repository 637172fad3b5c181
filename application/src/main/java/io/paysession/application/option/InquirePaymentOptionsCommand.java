package io.paysession.application.option;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * A Payment Options Inquiry.
 *
 * @param access   who asks, and for whom
 * @param document the request's body; empty if there was none
 */
public record InquirePaymentOptionsCommand(Access access, Group document) {}
