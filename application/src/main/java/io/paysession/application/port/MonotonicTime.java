package io.paysession.application.port;

/** A clock that nobody can set: for how long something has taken. It need not go on while the machine sleeps. */
@FunctionalInterface
public interface MonotonicTime {
    /** {@return nanoseconds since a moment that stays the same as long as this process lives} */
    long nanos();
}
