package io.paysession.adapter.psp.codec;

/**
 * What the bytes around a message look like in one direction.
 *
 * @param preamble first byte of a block: CC towards the terminal, AA towards the host of an Apollo, configurable towards
 *     the host of a P6X (source: psp-protocol 1.2)
 * @param magic third field of a block; also sent (source: psp-protocol 1.2: 3C)
 * @param anyMagic accept any magic on input: an older P6X may return another value (source: psp-protocol 1.2)
 * @param longestExtended longest extended block in bytes, from preamble to checksum (U-5: 8192)
 */
public record FrameSettings(int preamble, int magic, boolean anyMagic, int longestExtended) {
    /** Longest standard block that is sent: the command limit of protocol version 3 (source: psp-protocol 1.2). */
    public static final int LONGEST_STANDARD_SENT = 257;
    /** Longest standard block that is accepted, with a length of FF (source: psp-protocol 1.2). */
    public static final int LONGEST_STANDARD_ACCEPTED = 258;

    private static final int MAGIC = 0x3C;
    private static final int LONGEST_EXTENDED = 8192;

    /** @throws IllegalArgumentException if a byte is none, or an extended block could not hold a standard one */
    public FrameSettings {
        if ((preamble & ~0xff) != 0 || (magic & ~0xff) != 0) {
            throw new IllegalArgumentException("Preamble and magic are one byte each");
        }
        if (longestExtended < LONGEST_STANDARD_ACCEPTED) {
            throw new IllegalArgumentException("An extended block of " + longestExtended + " bytes is too short");
        }
    }

    /** From host to terminal: preamble CC. */
    public static FrameSettings towardsTerminal() {
        return new FrameSettings(0xCC, MAGIC, false, LONGEST_EXTENDED);
    }

    /** From terminal to host: preamble AA. */
    public static FrameSettings towardsHost() {
        return new FrameSettings(0xAA, MAGIC, false, LONGEST_EXTENDED);
    }

    /** With the preamble that a P6X was configured to. */
    public FrameSettings withPreamble(int other) {
        return new FrameSettings(other, magic, anyMagic, longestExtended);
    }

    /** With another magic to send, and any magic accepted. */
    public FrameSettings withAnyMagic(int sent) {
        return new FrameSettings(preamble, sent, true, longestExtended);
    }

    /** With another limit for extended blocks. */
    public FrameSettings withLongestExtended(int bytes) {
        return new FrameSettings(preamble, magic, anyMagic, bytes);
    }

    /** Longest acceptable block, from preamble to checksum. */
    public int longestAccepted(BlockFormat format) {
        return format == BlockFormat.STANDARD ? LONGEST_STANDARD_ACCEPTED : longestExtended;
    }

    /** Longest payload that is sent. */
    public int longestPayload(BlockFormat format) {
        int longest = format == BlockFormat.STANDARD ? LONGEST_STANDARD_SENT : longestExtended;
        return longest - format.overhead();
    }
}
