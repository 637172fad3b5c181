package io.paysession.domain.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Random cases that can be repeated: a failure names its seed, and {@code -Dpaysession.seed=…} starts there again. */
public final class Cases {
    private Cases() {}

    /** Checks a property with as many fresh random sources. */
    public static void check(int count, Consumer<SplittableRandom> property) {
        long first = Long.getLong("paysession.seed", System.nanoTime());
        for (long seed = first; seed < first + count; seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "Repeat with -Dpaysession.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** One of these. */
    @SafeVarargs
    public static <T> T oneOf(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A text of these characters, of a length from {@code least} to {@code most}. */
    public static String text(SplittableRandom random, String characters, int least, int most) {
        StringBuilder text = new StringBuilder();
        int[] all = characters.codePoints().toArray();
        int length = random.nextInt(least, most + 1);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return text.toString();
    }
}
