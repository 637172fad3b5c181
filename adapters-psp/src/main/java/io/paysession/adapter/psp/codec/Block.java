package io.paysession.adapter.psp.codec;

/**
 * A message without its frame.
 *
 * @param header message id; the same id means different messages in the two directions (source: psp-protocol 3.0)
 * @param payload message data
 */
public record Block(int header, Octets payload) {
    static Block empty(int header) {
        return new Block(header, Octets.EMPTY);
    }
}
