package io.paysession.application.port;

import io.paysession.domain.shared.Secret;
import io.vavr.collection.Seq;

/**
 * Where the master keys come from: a file, the environment, or a key management service that unwraps them. Asked once,
 * when a process starts.
 */
public interface MasterKeys {
    /**
     * {@return the keys, each 32 bytes in base64} The first one is used for everything that is written; the others only
     * to read what was written before. Never empty.
     */
    Seq<Secret> load();
}
