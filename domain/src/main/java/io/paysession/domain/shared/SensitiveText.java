package io.paysession.domain.shared;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A short text that must not be found in the memory of the process, such as a security code. It is kept under a pad of random
 * bytes and never in clear. Whoever needs it gets it in an array for the time of one call, after which that is wiped. So a
 * value may be passed on, kept and dropped like any other: nobody has to know who needs it last, and what the virtual
 * machine leaves of it in memory does not show it. That is all: whoever can follow references in an image of the memory has
 * the pad too.
 *
 * <p><b>Ownership.</b> Arrays that are passed in are copied, and wiped by whoever made them. The array that {@link #reveal}
 * shows belongs to the text: it must not be kept, and nothing that outlives the call may be made of it but what is to leave
 * the process.
 *
 * <p>It equals a text of the same content, and prints as {@code ***}.
 */
public final class SensitiveText {
    private final byte[] pad;
    private final char[] covered;

    private SensitiveText(byte[] pad, char[] covered) {
        this.pad = pad;
        this.covered = covered;
    }

    /**
     * @param clear the text
     * @param pad   random, at least as many bytes as the text has characters, and used for nothing else
     * @return the text, covered
     * @throws IllegalArgumentException if the pad is too short
     */
    public static SensitiveText of(char[] clear, byte[] pad) {
        if (pad.length < clear.length) {
            throw new IllegalArgumentException("A pad is as long as what it covers");
        }
        byte[] own = Arrays.copyOf(pad, clear.length);
        return new SensitiveText(own, covered(clear, own));
    }

    /** {@return how many characters it has} */
    public int length() {
        return covered.length;
    }

    /**
     * {@return what is made of the text in clear}
     *
     * @param <R> what is made of it
     * @param use what is done with the characters in clear, which are overwritten when it returns: it keeps none of
     *            them
     */
    public <R> R reveal(Function<char[], R> use) {
        char[] clear = covered(covered, pad);
        try {
            return use.apply(clear);
        } finally {
            Arrays.fill(clear, '\0');
        }
    }

    /**
     * {@return whether it says the same as a text}
     *
     * @param text a guess, in clear
     */
    public boolean says(CharSequence text) {
        return text.length() == covered.length
                && reveal(clear -> {
                    int difference = 0;
                    for (int i = 0; i < clear.length; i++) {
                        difference |= clear[i] ^ text.charAt(i);
                    }
                    return difference == 0;
                });
    }

    /** Covers, and uncovers. */
    private static char[] covered(char[] text, byte[] pad) {
        char[] other = new char[text.length];
        for (int i = 0; i < text.length; i++) {
            other[i] = (char) (text[i] ^ pad[i] & 0xff);
        }
        return other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SensitiveText text
                && text.covered.length == covered.length
                && text.reveal(clear -> reveal(own -> Arrays.equals(own, clear)));
    }

    /** That of a {@link String} of the same content. */
    @Override
    public int hashCode() {
        return reveal(clear -> {
            int hash = 0;
            for (char c : clear) {
                hash = 31 * hash + c;
            }
            return hash;
        });
    }

    @Override
    public String toString() {
        return "***";
    }
}
