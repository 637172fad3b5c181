package io.paysession.adapter.persistence.session;

import io.vavr.collection.Seq;

/**
 * A session's next state, sealed, and which state it is to replace.
 *
 * @param next     the row to write
 * @param revision the revision that the stored row must have
 * @param hashes   what the stored row may be found under, one for each known key
 * @param hasCode  whether the session holds a security code, now or then, so that there is a key to replace or destroy
 */
public record SessionReplacement(SessionRow next, int revision, Seq<byte[]> hashes, boolean hasCode) {}
