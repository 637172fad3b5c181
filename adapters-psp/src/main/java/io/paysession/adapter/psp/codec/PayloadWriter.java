package io.paysession.adapter.psp.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a payload field by field, most significant byte first (source: psp-protocol 1.2, 5.4). */
final class PayloadWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16);

    PayloadWriter u8(int value) {
        bytes.write(value);
        return this;
    }

    PayloadWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    PayloadWriter u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    PayloadWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    PayloadWriter octets(Octets value) {
        byte[] shared = value.shared();
        bytes.write(shared, 0, shared.length);
        return this;
    }

    PayloadWriter text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        bytes.write(encoded, 0, encoded.length);
        return u8(0);
    }

    /** A length field of one or two bytes and the data. */
    PayloadWriter sized(int lengthBytes, Octets value) {
        if (value.size() >= 1 << 8 * lengthBytes) {
            throw new IllegalArgumentException("Data of " + value + " is too long for its length field");
        }
        return (lengthBytes == 1 ? u8(value.size()) : u16(value.size())).octets(value);
    }

    Block as(int header) {
        return new Block(header, Octets.of(bytes.toByteArray()));
    }
}
