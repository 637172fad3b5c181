package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Which data the host wants to see of a card; none means the terminal's default (source: psp-protocol 3.8 fields 3 and
 * 4).
 *
 * @param tags in the order in which they are asked for
 */
public record DolList(List<Integer> tags) {
    /** The terminal's default. */
    public static final DolList DEFAULT = new DolList(List.of());

    /** Copies the list. */
    public DolList {
        tags = List.copyOf(tags);
    }

    /** Asks for these. */
    public static DolList of(Integer... tags) {
        return new DolList(List.of(tags));
    }

    /** None unless the bytes are whole tags. */
    static Option<DolList> parse(Octets encoded) {
        List<Integer> tags = new ArrayList<>();
        byte[] bytes = encoded.shared();
        int position = 0;
        while (position < bytes.length) {
            int size = Tlv.tagSize(bytes, position, bytes.length);
            if (size == 0 || bytes[position] == 0) {
                return Option.none();
            }
            tags.add((int) new PayloadReader(bytes, position, size).big(size));
            position += size;
        }
        return Option.some(new DolList(tags));
    }

    Octets encoded() {
        PayloadWriter writer = new PayloadWriter();
        tags.forEach(tag -> DolData.writeTag(writer, tag));
        return writer.as(0).payload();
    }
}
