package io.paysession.application.port;

/**
 * Slows down whoever guesses credentials, by where the guesses come from and by whom they are about. Right credentials
 * never count. Nothing is asked of a store, and the memory that it takes has a limit.
 */
public interface Throttle {
    /** What may be looked at. */
    enum Pace {
        /** Everything. */
        FREE,
        /**
         * There were too many wrong guesses, but this source has shown the merchant's password lately: that is looked at
         * again, and nothing else.
         */
        PROVEN,
        /** Nothing: there were too many wrong guesses. */
        STOPPED
    }

    /**
     * Somebody's try to be admitted.
     *
     * @param source   where it comes from, as {@code Origin} names it
     * @param merchant the merchant that it names, whether there is one or not
     */
    record Attempt(String source, String merchant) {}

    /**
     * An attempt while it is looked at. Until it is closed it counts as if it were to fail, so that nobody has more looked
     * at by asking for many at once.
     */
    interface Look extends AutoCloseable {
        /** {@return what may be looked at} */
        Pace pace();

        /**
         * Counts it as a wrong guess.
         *
         * @return whether there were not too many yet; if not, its sender is to be told to come back later
         */
        boolean failed();

        /** Remembers for some time that its source has shown its merchant's password. */
        void succeeded();

        /** Ends it; unless it has failed, it counts no more. */
        @Override
        void close();
    }

    /** Slows nobody down: for tools, and where something in front does. */
    Throttle NONE = unusedAttempt -> new Look() {
        @Override
        public Pace pace() {
            return Pace.FREE;
        }

        @Override
        public boolean failed() {
            return true;
        }

        @Override
        public void succeeded() {}

        @Override
        public void close() {}
    };

    /**
     * Begins to look at an attempt. May wait for a moment: if so many of the same source are just being looked at that, were
     * they all to fail, there would be too many.
     *
     * @param attempt who asks, and for whom
     * @return how fast it may be done; to be closed when it is
     */
    Look look(Attempt attempt);
}
