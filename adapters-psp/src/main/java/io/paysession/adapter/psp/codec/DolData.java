package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Card and authorisation data in BER-TLV form. Unknown tags are skipped, and of malformed data whatever comes before the
 * fault can be read. It prints its tags, never its values.
 *
 * @param encoded the objects, one behind the other
 */
public record DolData(Octets encoded) {
    /** No data. */
    public static final DolData EMPTY = new DolData(Octets.EMPTY);

    /** Data as it was received. */
    public static DolData of(Octets encoded) {
        return encoded.size() == 0 ? EMPTY : new DolData(encoded);
    }

    /** The same data and one more object at its end. */
    public DolData with(int tag, Octets value) {
        PayloadWriter writer = new PayloadWriter().octets(encoded);
        writeTag(writer, tag);
        int size = value.size();
        if (size < 0x80) {
            writer.u8(size);
        } else if (size <= 0xff) {
            writer.u8(0x81).u8(size);
        } else {
            Unsigned.check16("size of the value", size);
            writer.u8(0x82).u16(size);
        }
        return new DolData(writer.octets(value).as(0).payload());
    }

    /** The same data and one more object, a text, at its end. */
    public DolData with(int tag, String value) {
        return with(tag, Octets.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first object with this tag. */
    public Option<Octets> value(int tag) {
        Tlv tlv = new Tlv(encoded);
        while (tlv.next()) {
            if (tlv.tag() == tag) {
                return Option.some(tlv.value());
            }
        }
        return Option.none();
    }

    /** Every readable tag, in order. */
    public List<Integer> tags() {
        List<Integer> tags = new ArrayList<>();
        Tlv tlv = new Tlv(encoded);
        while (tlv.next()) {
            tags.add(tlv.tag());
        }
        return List.copyOf(tags);
    }

    /** Tells cards apart; may be sensitive (U-26). None if empty. */
    public Option<String> cardHash() {
        return text(DolTag.CARD_HASH);
    }

    /** The card number as far as it may be shown. None if empty. */
    public Option<String> maskedPan() {
        return text(DolTag.MASKED_PAN);
    }

    /** The host's reference, if it has exactly four bytes. */
    public Option<Long> hostReference() {
        return value(DolTag.HOST_REFERENCE)
                .filter(value -> value.size() == 4)
                .map(value -> new PayloadReader(value.shared(), 0, 4).u32());
    }

    private Option<String> text(int tag) {
        return value(tag)
                .filter(value -> value.size() > 0)
                .map(value -> new String(value.shared(), StandardCharsets.UTF_8));
    }

    static void writeTag(PayloadWriter writer, int tag) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int part = tag >>> shift;
            if (part != 0) {
                writer.u8(part);
            }
        }
    }

    @Override
    public String toString() {
        return "DolData" + tags().stream().map("%06X"::formatted).toList();
    }
}
