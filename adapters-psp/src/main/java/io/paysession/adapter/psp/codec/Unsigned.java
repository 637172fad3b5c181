package io.paysession.adapter.psp.codec;

/** Checks of numbers that have a fixed width on the wire (source: psp-protocol 5.4). */
final class Unsigned {
    private static final long LARGEST_32 = 0xFFFF_FFFFL;

    private Unsigned() {}

    static void check32(String name, long value) {
        check(name, value, LARGEST_32);
    }

    static void check16(String name, int value) {
        check(name, value, 0xFFFF);
    }

    static void check8(String name, int value) {
        check(name, value, 0xFF);
    }

    private static void check(String name, long value, long largest) {
        if (value < 0 || value > largest) {
            throw new IllegalArgumentException("%s is %d, not 0 to %d".formatted(name, value, largest));
        }
    }
}
