package io.paysession.application.port;

import io.paysession.domain.shared.Fingerprint;

/** Keyed digests: worthless without the master key, different for each purpose. */
public interface Fingerprints {
    /** What is digested: digests for different purposes have nothing to do with each other. */
    enum Purpose {
        /** The canonical content of a request. */
        REQUEST,
        /** A card number. */
        CARD,
        /** A session's id. */
        SESSION,
        /** The name of a page that asks a payer, under which it reports back. */
        CALLBACK
    }

    /**
     * {@return the digest under the current key}
     *
     * @param purpose what it is for: fingerprints for two purposes cannot be compared
     * @param text what is not to be stored itself
     */
    Fingerprint take(Purpose purpose, String text);

    /**
     * {@return whether this is the digest of that text, compared in constant time; false if its key is not known}
     *
     * @param purpose what it is for: fingerprints for two purposes cannot be compared
     * @param text what is not to be stored itself
     * @param fingerprint what was stored
     */
    boolean matches(Purpose purpose, String text, Fingerprint fingerprint);
}
