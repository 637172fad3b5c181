package io.paysession.application.race;

import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A change of something that others may be changing, too: it is looked at, decided on, and stored if it still is what was
 * looked at; otherwise all of that again. A store compares and sets, and nobody holds a lock meanwhile.
 */
public final class Race {
    /** Each lost race means that another change won: so many in a row are a fault, not contention. */
    static final int MAXIMUM_RACES = 1000;

    private Race() {}

    /**
     * Tries until nobody else is faster.
     *
     * @param <T> what an attempt says
     * @param attempt looks, decides and stores; none if somebody else was faster. It is called at least once
     * @return what the last attempt says
     * @throws IllegalStateException if others are faster a thousand times in a row
     */
    public static <T> T run(Supplier<Option<T>> attempt) {
        return run(Option.some(attempt), () -> Option.some(attempt), Supplier::get)
                .get();
    }

    /**
     * The same for what is at hand already.
     *
     * @param <S> what is changed
     * @param <T> what an attempt says
     * @param found   what is to be changed, as it was found; none if there is no such thing
     * @param again   finds it once more, after somebody else was faster
     * @param attempt decides and stores; none if somebody else was faster
     * @return what the last attempt says; none if there is nothing to change, or no more
     * @throws IllegalStateException if others are faster a thousand times in a row
     */
    public static <S, T> Option<T> run(Option<S> found, Supplier<Option<S>> again, Function<S, Option<T>> attempt) {
        Option<S> current = found;
        for (int race = 0; race < MAXIMUM_RACES && current.isDefined(); race++) {
            Option<T> settled = current.flatMap(attempt);
            if (settled.isDefined()) {
                return settled;
            }
            current = again.get();
        }
        if (current.isDefined()) {
            throw new IllegalStateException("Others were faster " + MAXIMUM_RACES + " times while one waited");
        }
        return Option.none();
    }
}
