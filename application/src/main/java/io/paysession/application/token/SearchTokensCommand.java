package io.paysession.application.token;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * A Search Tokens request.
 *
 * @param access   who asks, and for whom
 * @param document the request's body
 */
public record SearchTokensCommand(Access access, Group document) {}
