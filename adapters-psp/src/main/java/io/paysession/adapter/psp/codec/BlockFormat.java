package io.paysession.adapter.psp.codec;

/** How long the length field of a block is (source: psp-protocol 1.2, 1.3). */
public enum BlockFormat {
    /** One byte; both families, always at the start. */
    STANDARD(1),
    /** Four bytes; Apollo only, after Protocol option 0x04 was confirmed. */
    EXTENDED(4);

    private final int lengthBytes;

    BlockFormat(int lengthBytes) {
        this.lengthBytes = lengthBytes;
    }

    /** Size of the length field. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /** Everything around a payload: preamble, length, magic, header, checksum. */
    public int overhead() {
        return 4 + lengthBytes;
    }

    /** Size of the length field of card data in approvals and card reads (source: psp-protocol 1.3, 4.6). */
    int dataLengthBytes() {
        return this == STANDARD ? 1 : 2;
    }
}
