package io.paysession.adapter.psp.codec;

/**
 * Walks over BER-TLV objects, without descending into constructed ones. Malformed bytes end the walk: what came before
 * was readable (source: psp-protocol 4.15).
 */
final class Tlv {
    private static final int LONGEST_TAG = 4;

    private final byte[] bytes;
    private int position;
    private int tag;
    private int valueOffset;
    private int valueLength;

    Tlv(Octets data) {
        this.bytes = data.shared();
    }

    /** Moves to the next object, if there is a readable one. */
    boolean next() {
        while (position < bytes.length && bytes[position] == 0) {
            position++;
        }
        return readTag() && readLength();
    }

    int tag() {
        return tag;
    }

    Octets value() {
        return Octets.of(bytes, valueOffset, valueLength);
    }

    private boolean readTag() {
        int size = tagSize(bytes, position, bytes.length);
        tag = 0;
        for (int i = 0; i < size; i++) {
            tag = tag << 8 | bytes[position++] & 0xff;
        }
        return size > 0;
    }

    /** Size of the tag at a position; 0 if none can be read there. */
    static int tagSize(byte[] bytes, int from, int end) {
        if (from >= end) {
            return 0;
        }
        int size = 1;
        if ((bytes[from] & 0x1f) == 0x1f) {
            do {
                size++;
            } while (size <= LONGEST_TAG && from + size <= end && (bytes[from + size - 1] & 0x80) != 0);
        }
        return size <= LONGEST_TAG && from + size <= end ? size : 0;
    }

    /** Short form, or 81 and 82: a payload is shorter than anything a longer form could announce. */
    private boolean readLength() {
        if (position >= bytes.length) {
            return false;
        }
        int first = bytes[position++] & 0xff;
        int more = first < 0x80 ? 0 : first - 0x80;
        if (first == 0x80 || more > 2 || position + more > bytes.length) {
            return false;
        }
        valueLength = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            valueLength = valueLength << 8 | bytes[position++] & 0xff;
        }
        valueOffset = position;
        position += valueLength;
        return position <= bytes.length;
    }
}
