package io.paysession.application.session;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * A Create Session request.
 *
 * @param access   who asks, and for whom
 * @param document the request's body; empty is fine
 */
public record CreateSessionCommand(Access access, Group document) {}
