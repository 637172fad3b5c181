package io.paysession.adapter.psp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Five million blocks, most of them damaged, in pieces of any size: nothing throws, and everything that a plain reading
 * of the whole stream finds is delivered in time.
 */
class FrameFuzzTest {
    private static final int FRAMES = 5_000_000;
    private static final int FRAMES_PER_STREAM = 64;
    private static final int POOL = 512;
    private static final FrameSettings SETTINGS =
            FrameSettings.towardsHost().withLongestExtended(FrameSettings.LONGEST_STANDARD_ACCEPTED);

    private final byte[] stream = new byte[FRAMES_PER_STREAM * 400];
    private int size;

    @Test
    void every_intact_block_of_five_million_mutated_ones_is_delivered_in_time() {
        long seed = System.nanoTime();
        System.out.println("FrameFuzzTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        byte[][][] pools = {pool(random, BlockFormat.STANDARD), pool(random, BlockFormat.EXTENDED)};
        FrameDecoder decoder = new FrameDecoder(SETTINGS);
        Digest digest = new Digest(decoder);
        long delivered = 0;
        for (int done = 0; done < FRAMES; done += FRAMES_PER_STREAM) {
            BlockFormat format = BlockFormat.values()[random.nextInt(2)];
            fill(random, pools[format.ordinal()]);
            decoder.reset();
            decoder.format(format);
            digest.begin(format);
            feed(random, decoder, digest);
            int inTime = digest.count;
            decoder.expire(digest);
            delivered += digest.count;
            compare(seed, done, format, digest, inTime);
        }
        System.out.println("FrameFuzzTest delivered " + delivered);
        assertThat(delivered).isGreaterThan(FRAMES / 10);
    }

    private void compare(long seed, int done, BlockFormat format, Digest digest, int inTime) {
        ReferenceDecoder reference = new ReferenceDecoder(SETTINGS, format);
        int longest = SETTINGS.longestAccepted(format);
        int found = 0;
        int position = 0;
        while (position < size) {
            int candidate = reference.intactAt(stream, position, size);
            if (candidate > 0) {
                int payload = position + format.lengthBytes() + 3;
                int hash = hash(stream, payload - 1, candidate - format.lengthBytes() - 3);
                if (found >= digest.count || digest.hashes[found] != hash) {
                    throw new AssertionError("Block %d of stream %d, seed %d".formatted(found, done, seed));
                }
                found++;
                if (position + longest <= size && inTime < found) {
                    throw new AssertionError("Block %d of stream %d is late, seed %d".formatted(found, done, seed));
                }
            }
            position += Math.max(1, candidate);
        }
        if (found != digest.count) {
            throw new AssertionError("Too many blocks in stream %d, seed %d".formatted(done, seed));
        }
    }

    private void feed(SplittableRandom random, FrameDecoder decoder, Digest digest) {
        int position = 0;
        int largest = 1 << 1 + random.nextInt(10);
        while (position < size) {
            int piece = Math.min(size - position, 1 + random.nextInt(largest));
            decoder.accept(stream, position, piece, digest);
            position += piece;
        }
    }

    private void fill(SplittableRandom random, byte[][] pool) {
        size = 0;
        int damage = 1 + random.nextInt(8);
        for (int i = 0; i < FRAMES_PER_STREAM; i++) {
            byte[] frame = pool[random.nextInt(pool.length)];
            int from = size;
            System.arraycopy(frame, 0, stream, size, frame.length);
            size += frame.length;
            if (random.nextInt(damage) == 0) {
                mutate(random, from, frame.length);
            }
        }
    }

    private void mutate(SplittableRandom random, int from, int length) {
        int at = from + random.nextInt(length);
        switch (random.nextInt(6)) {
            case 0 -> stream[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> stream[at] = (byte) random.nextInt(256);
            case 2 -> stream[at] = (byte) SETTINGS.preamble();
            case 3 -> size = at;
            case 4 -> {
                System.arraycopy(stream, at + 1, stream, at, from + length - at - 1);
                size--;
            }
            default -> {
                System.arraycopy(stream, at, stream, at + 1, from + length - at);
                stream[at] = (byte) random.nextInt(256);
                size++;
            }
        }
    }

    private static byte[][] pool(SplittableRandom random, BlockFormat format) {
        RandomMessages messages = new RandomMessages(random);
        FrameEncoder encoder = new FrameEncoder(SETTINGS);
        Dialect dialect = Dialect.standard().with(format);
        byte[][] pool = new byte[POOL][];
        for (int i = 0; i < POOL; i++) {
            pool[i] = random.nextBoolean()
                    ? encoder.encode(messages.request(), dialect)
                    : encoder.encode(messages.response(), dialect);
        }
        return pool;
    }

    private static int hash(byte[] bytes, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash;
    }

    /** Keeps a hash of each block, and reads it in both directions. */
    private static final class Digest implements FrameSink {
        private final FrameDecoder decoder;
        private int[] hashes = new int[FRAMES_PER_STREAM];
        private Dialect dialect = Dialect.standard();
        private int count;

        Digest(FrameDecoder decoder) {
            this.decoder = decoder;
        }

        void begin(BlockFormat format) {
            dialect = Dialect.standard().with(format);
            count = 0;
        }

        @Override
        public void frame(int header, byte[] buffer, int offset, int length) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
            }
            hashes[count++] = hash(buffer, offset - 1, length + 1);
            boolean readable = Request.decode(header, buffer, offset, length, dialect) != null
                    && Response.decode(header, buffer, offset, length, dialect, (count & 1) == 0) != null;
            if (!readable || decoder.format() != dialect.format()) {
                throw new AssertionError("Unreadable");
            }
        }

        @Override
        public void badChecksum() {
            // Garbage of this test: that the decoder tells it is tested with readable examples.
        }
    }
}
