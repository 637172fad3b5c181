package io.paysession.application.token;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Option;

/**
 * A Create or Update Token request.
 *
 * @param access   who asks, and for whom
 * @param token    the token that the URL names, as it was sent; none if the gateway is to choose one
 * @param document the request's body
 */
public record TokenizeCardCommand(Access access, Option<String> token, Group document) {
    @Override
    public String toString() {
        return "TokenizeCardCommand[access=" + access + "]";
    }
}
