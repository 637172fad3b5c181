package io.paysession.adapter.psp.codec;

/** A message from the terminal to the host (source: psp-protocol 4). */
public sealed interface Response permits LinkResponse, SessionResponse, DeviceResponse, Response.Unrecognised {
    /** Header and payload. */
    Block toBlock(Dialect dialect);

    /**
     * Reads a response; whatever cannot be read is {@link Unrecognised}. It never throws.
     *
     * @param awaitingStatus whether a Get Status is unanswered: only then may header 00 be a status (U-22)
     */
    static Response decode(int header, byte[] buffer, int offset, int length, Dialect dialect, boolean awaitingStatus) {
        return ResponseReading.decode(header, buffer, offset, length, dialect, awaitingStatus);
    }

    /** Anything else. */
    record Unrecognised(int header, Octets payload) implements Response {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(header, payload);
        }
    }
}
