package io.paysession.application.session;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * What hosted fields want to store.
 *
 * @param access   whose page they are in; the credentials are the session's id
 * @param document the request's body
 */
public record FillSessionCommand(Access access, Group document) {
    @Override
    public String toString() {
        return "FillSessionCommand[access=" + access + "]";
    }
}
