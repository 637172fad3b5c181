package io.paysession.adapter.psp.codec;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable byte string. It may hold card data, so it prints its size only. */
public final class Octets {
    /** No byte at all. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies a whole array. */
    public static Octets of(byte... bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** Copies a part of an array. */
    public static Octets of(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new Octets(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** Reads pairs of hexadecimal digits; blanks between them do not matter. */
    public static Octets ofHex(String hex) {
        return new Octets(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /** One byte, unsigned. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** A copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The bytes in hexadecimal digits; careful, they may be card data. */
    public String hex() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** The bytes themselves, for readers in this package that do not change them. */
    byte[] shared() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
