package io.paysession.adapter.persistence.seal;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.Aes256Key;

/** What of a session is stored encrypted. */
public record SessionContent(Aes256Key key, RequestFields fields) {
    @Override
    public String toString() {
        return "SessionContent";
    }
}
