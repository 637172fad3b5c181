package io.paysession.adapter.psp.codec;

/** A message from the host to the terminal (source: psp-protocol 3). */
public sealed interface Request permits LinkRequest, SessionRequest, DeviceRequest, Request.Unrecognised {
    /** Header and payload. */
    Block toBlock(Dialect dialect);

    /** Reads a request; whatever cannot be read is {@link Unrecognised}. It never throws. */
    static Request decode(int header, byte[] buffer, int offset, int length, Dialect dialect) {
        return RequestReading.decode(header, buffer, offset, length, dialect);
    }

    /**
     * Anything else.
     *
     * @param knownHeader whether the header is one of ours, so that only the payload is malformed
     */
    record Unrecognised(int header, Octets payload, boolean knownHeader) implements Request {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(header, payload);
        }
    }
}
