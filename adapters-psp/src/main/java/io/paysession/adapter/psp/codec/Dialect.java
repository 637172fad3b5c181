package io.paysession.adapter.psp.codec;

/**
 * What both ends have to agree on to read a payload.
 *
 * @param settings the choices of the operator
 * @param format extended blocks also widen the length of card data (source: psp-protocol 1.3)
 */
public record Dialect(CodecSettings settings, BlockFormat format) {
    /** Every proposed default, standard blocks. */
    public static Dialect standard() {
        return new Dialect(CodecSettings.standard(), BlockFormat.STANDARD);
    }

    /** The same choices with another format. */
    public Dialect with(BlockFormat other) {
        return new Dialect(settings, other);
    }
}
