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

    /** Slows nobody down: for tools, and where something in front does. */
    Throttle NONE = new Throttle() {
        @Override
        public Pace pace(Attempt attempt) {
            return Pace.FREE;
        }

        @Override
        public boolean failed(Attempt attempt) {
            return true;
        }

        @Override
        public void succeeded(Attempt attempt) {}
    };

    /** What may be looked at for this attempt. */
    Pace pace(Attempt attempt);

    /**
     * Counts a wrong guess.
     *
     * @return whether there were not too many yet; if not, its sender is to be told to come back later
     */
    boolean failed(Attempt attempt);

    /** Remembers for some time that this source has shown this merchant's password. */
    void succeeded(Attempt attempt);
}
