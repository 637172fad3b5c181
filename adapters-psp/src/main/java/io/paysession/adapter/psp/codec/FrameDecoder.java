package io.paysession.adapter.psp.codec;

/**
 * Finds blocks in a stream of bytes that arrives in pieces of any size.
 *
 * <p>A byte that is no preamble is dropped. A candidate whose length is impossible, whose magic is wrong or whose
 * checksum does not fit loses its preamble byte only, and the search goes on with the next byte. A candidate that stays
 * incomplete is given up by {@link #expire}, which the owner calls when no byte arrived for the inter-byte timeout while
 * {@link #isWaiting()} (source: psp-protocol 1.4, U-6).
 *
 * <p>Promise: at most one longest block or the inter-byte timeout after garbage, every intact block that is not covered
 * by an earlier intact candidate is delivered. Memory is two arrays of twice the longest block; decoding allocates
 * nothing. The checksum of any candidate is the difference of two running sums, so that hostile input costs no more than
 * ordinary input.
 */
public final class FrameDecoder {
    private static final int HEADER_AND_MAGIC = 2;
    private static final int INCOMPLETE = 0;
    private static final int IMPOSSIBLE = -1;

    private final FrameSettings settings;
    private BlockFormat format = BlockFormat.STANDARD;

    /** The unread bytes are {@code bytes[start..end)}. */
    private byte[] bytes;
    /** {@code sums[i]} is the sum of all bytes before {@code bytes[i]}, mod 256. */
    private byte[] sums;

    private int start;
    private int end;
    /** Bytes before this one were part of a candidate whose bad checksum was told already. */
    private int told;

    /** Starts with standard blocks. */
    public FrameDecoder(FrameSettings settings) {
        this.settings = settings;
        int capacity = 2 * settings.longestAccepted(BlockFormat.STANDARD);
        this.bytes = new byte[capacity];
        this.sums = new byte[capacity + 1];
    }

    /** Changes the format of the blocks that are not yet delivered. */
    public void format(BlockFormat changed) {
        format = changed;
    }

    /** The format of the next block. */
    public BlockFormat format() {
        return format;
    }

    /** Whether there is an incomplete candidate, which {@link #expire} would give up. */
    public boolean isWaiting() {
        return start < end;
    }

    /** Forgets what was received, for a new connection, and begins with standard blocks (U-4). */
    public void reset() {
        start = 0;
        end = 0;
        told = 0;
        format = BlockFormat.STANDARD;
    }

    /** Takes a piece of the stream and tells what is complete. */
    public void accept(byte[] chunk, int offset, int length, FrameSink sink) {
        int from = offset;
        int rest = length;
        while (rest > 0) {
            makeRoom();
            int taken = Math.min(rest, bytes.length - end);
            append(chunk, from, taken);
            from += taken;
            rest -= taken;
            scan(sink);
        }
    }

    /** Gives up every incomplete candidate and tells the intact blocks behind them. */
    public void expire(FrameSink sink) {
        while (start < end) {
            start++;
            scan(sink);
        }
    }

    private void append(byte[] chunk, int from, int count) {
        System.arraycopy(chunk, from, bytes, end, count);
        int sum = sums[end];
        for (int i = end; i < end + count; i++) {
            sum += bytes[i];
            sums[i + 1] = (byte) sum;
        }
        end += count;
    }

    /** Never full of an incomplete candidate: none is longer than half the array. */
    private void makeRoom() {
        int needed = 2 * settings.longestAccepted(format);
        if (start == end) {
            move(bytes.length >= needed ? bytes : new byte[needed]);
        } else if (bytes.length < needed) {
            move(new byte[needed]);
        } else if (end == bytes.length) {
            move(bytes);
        }
    }

    private void move(byte[] target) {
        byte[] targetSums = target == bytes ? sums : new byte[target.length + 1];
        System.arraycopy(bytes, start, target, 0, end - start);
        System.arraycopy(sums, start, targetSums, 0, end - start + 1);
        bytes = target;
        sums = targetSums;
        told = Math.max(0, told - start);
        end -= start;
        start = 0;
    }

    private void scan(FrameSink sink) {
        while (start < end) {
            int size = candidateSize();
            if (size == INCOMPLETE) {
                return;
            }
            if (size == IMPOSSIBLE) {
                start++;
            } else if (isChecksumRight(size)) {
                deliver(size, sink);
            } else {
                tellBadChecksum(size, sink);
                start++;
            }
        }
    }

    /** Size of the candidate at the start, if all of it is there. */
    private int candidateSize() {
        if ((bytes[start] & 0xff) != settings.preamble()) {
            return IMPOSSIBLE;
        }
        int lengthBytes = format.lengthBytes();
        int available = end - start;
        if (available < 1 + lengthBytes) {
            return INCOMPLETE;
        }
        long length = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            length = length << 8 | bytes[start + i] & 0xff;
        }
        long size = length + lengthBytes + 2;
        if (length < HEADER_AND_MAGIC || size > settings.longestAccepted(format)) {
            return IMPOSSIBLE;
        }
        if (available > 1 + lengthBytes && !isMagicRight(bytes[start + 1 + lengthBytes])) {
            return IMPOSSIBLE;
        }
        return available < size ? INCOMPLETE : (int) size;
    }

    private boolean isMagicRight(byte magic) {
        return settings.anyMagic() || (magic & 0xff) == settings.magic();
    }

    private boolean isChecksumRight(int size) {
        int checksum = start + size - 1;
        return (byte) (sums[checksum] - sums[start]) == bytes[checksum];
    }

    private void deliver(int size, FrameSink sink) {
        int magicAt = start + 1 + format.lengthBytes();
        int payload = size - format.overhead();
        start += size;
        sink.frame(bytes[magicAt + 1] & 0xff, bytes, magicAt + HEADER_AND_MAGIC, payload);
    }

    private void tellBadChecksum(int size, FrameSink sink) {
        if (start >= told) {
            told = start + size;
            sink.badChecksum();
        }
    }
}
