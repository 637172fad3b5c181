package io.paysession.adapter.psp.codec;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Reads a payload field by field. What is not there reads as zero and is remembered, so that a message is made only if
 * all of it could be read.
 */
final class PayloadReader {
    private final byte[] bytes;
    private final int end;
    private int position;
    private boolean failed;

    PayloadReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    int remaining() {
        return end - position;
    }

    /** The message, if every field before was there. */
    <T> T orElse(T fallback, Supplier<T> message) {
        return failed ? fallback : message.get();
    }

    /** The message, if every field before was there and nothing follows. */
    <T> T completeOrElse(T fallback, Supplier<T> message) {
        return failed || position < end ? fallback : message.get();
    }

    void require(boolean condition) {
        failed |= !condition;
    }

    int peek(int ahead) {
        return bytes[position + ahead] & 0xff;
    }

    int u8() {
        if (position >= end) {
            failed = true;
            return 0;
        }
        return bytes[position++] & 0xff;
    }

    int u16() {
        return (int) big(2);
    }

    long u32() {
        return big(4);
    }

    /** An unsigned number of so many bytes. */
    long big(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | u8();
        }
        return value;
    }

    Octets octets(int count) {
        if (count > remaining()) {
            failed = true;
            return Octets.EMPTY;
        }
        Octets read = Octets.of(bytes, position, count);
        position += count;
        return read;
    }

    Octets rest() {
        return octets(remaining());
    }

    /** A text with its NUL, of at most so many bytes together. */
    String text(int limit) {
        int nul = nul();
        if (nul == end || nul - position >= limit) {
            failed = true;
            return "";
        }
        int size = nul - position;
        String text = textUpTo(nul);
        // What is not UTF-8 becomes longer when it is read, and might not fit any more.
        require(text.getBytes(StandardCharsets.UTF_8).length == size);
        return failed ? "" : text;
    }

    /** A text; at the end of the payload its NUL may be missing. */
    String lenientText() {
        return textUpTo(nul());
    }

    /** Card data after its length of one or two bytes, whichever fits; if neither does, what follows the likelier one. */
    DolData dolData(int likelyLengthBytes) {
        int size = remaining();
        if (size == 0) {
            return DolData.EMPTY;
        }
        boolean fitsOne = peek(0) == size - 1;
        boolean fitsTwo = size >= 2 && (peek(0) << 8 | peek(1)) == size - 2;
        int width = fitsOne && !fitsTwo ? 1 : fitsTwo && !fitsOne ? 2 : likelyLengthBytes;
        position += Math.min(width, size);
        return DolData.of(rest());
    }

    private int nul() {
        int nul = position;
        while (nul < end && bytes[nul] != 0) {
            nul++;
        }
        return nul;
    }

    private String textUpTo(int nul) {
        String text = new String(bytes, position, nul - position, StandardCharsets.UTF_8);
        position = Math.min(nul + 1, end);
        return text;
    }
}
