package io.paysession.bootstrap.testing;

import io.paysession.bootstrap.testing.Gateway.Answer;
import java.io.IOException;

/** A session at one of the servers that know it. */
public record Session(Gateway gateway, String merchant, String password, String id) {

    /** The same session at another server. */
    public Session at(Gateway other) {
        return new Session(other, merchant, password, id);
    }

    public String path() {
        return Gateway.sessions(merchant) + "/" + id;
    }

    public String authorization() {
        return Gateway.basic(merchant, password);
    }

    public Answer update(String body) {
        return gateway.send("PUT", path(), authorization(), body);
    }

    public Answer tryUpdate(String body) throws IOException {
        return gateway.trySend("PUT", path(), authorization(), body);
    }

    /** With the session's id as the password. */
    public Answer updateAsPayer(String body) {
        return gateway.send("PUT", path(), Gateway.basic(merchant, id), body);
    }

    public Answer retrieve() {
        return gateway.send("GET", path(), authorization(), "");
    }
}
