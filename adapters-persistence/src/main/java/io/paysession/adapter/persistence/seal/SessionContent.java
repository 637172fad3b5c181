package io.paysession.adapter.persistence.seal;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.Aes256Key;

/**
 * What of a session is stored encrypted.
 *
 * @param hostedUpdates how often hosted fields have updated it; here and in no column, so that a process of an earlier
 *                      release, which knows nothing of it, can still change the session
 */
public record SessionContent(Aes256Key key, RequestFields fields, int hostedUpdates) {
    @Override
    public String toString() {
        return "SessionContent";
    }
}
