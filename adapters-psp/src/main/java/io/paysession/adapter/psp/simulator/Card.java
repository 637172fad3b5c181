package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.DolData;
import io.paysession.adapter.psp.codec.DolTag;
import io.paysession.adapter.psp.codec.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A card in front of the terminal (U-26: its hash is stable on one terminal).
 *
 * @param hash        not printed
 * @param proprietary whether it is no bank card: a driver's, for example
 */
record Card(String hash, boolean proprietary) {
    private static final int HASH_BYTES = 20;
    private static final int LONGEST_HASH = 64;
    private static final int MASKED_DIGITS = 100_000_000;

    /** @throws IllegalArgumentException if the hash is empty or too long for every block */
    Card {
        check(hash);
    }

    static void check(String hash) {
        if (hash.isEmpty() || hash.length() > LONGEST_HASH || !hash.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("A card hash is 1 to 64 visible ASCII characters");
        }
    }

    static String randomHash(RandomGenerator random) {
        byte[] bytes = new byte[HASH_BYTES];
        random.nextBytes(bytes);
        return Octets.of(bytes).hex();
    }

    /** What a Card Read tells (source: psp-protocol 4.4). */
    DolData read(List<Integer> wanted) {
        return data(wanted.isEmpty() ? DolTag.DEFAULT_OF_CARD_READ : wanted, Octets.EMPTY, 0);
    }

    /** What an approval tells (source: psp-protocol 4.6). */
    DolData approved(List<Integer> wanted, Octets hostReference, long item) {
        return data(wanted.isEmpty() ? DolTag.DEFAULT_OF_APPROVAL : wanted, hostReference, item);
    }

    /** Tags that are unknown or not yet known are left out. */
    private DolData data(List<Integer> wanted, Octets hostReference, long item) {
        DolData data = DolData.EMPTY;
        for (int tag : wanted) {
            data = switch (tag) {
                case DolTag.CARD_HASH -> data.with(tag, hash);
                case DolTag.MASKED_PAN ->
                    proprietary
                            ? data
                            : data.with(tag, "01%08d".formatted(Math.floorMod(hash.hashCode(), MASKED_DIGITS)));
                case DolTag.HOST_REFERENCE -> hostReference.size() == 0 ? data : data.with(tag, hostReference);
                case DolTag.ITEM_REFERENCE -> item == 0 ? data : data.with(tag, fourBytes(item));
                case DolTag.BRAND_NAME -> data.with(tag, "SIMULATED");
                default -> data;
            };
        }
        return data;
    }

    static Octets fourBytes(long value) {
        return Octets.of(ByteBuffer.allocate(4).putInt((int) value).array());
    }

    @Override
    public String toString() {
        return "Card[***]";
    }
}
