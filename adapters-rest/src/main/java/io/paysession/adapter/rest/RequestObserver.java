package io.paysession.adapter.rest;

/** Is told of every answered request, for metrics. It learns nothing that identifies anybody. */
@FunctionalInterface
public interface RequestObserver {
    /**
     * @param operation what was asked for, of a small fixed set: {@code CREATE_SESSION}, {@code OTHER} …
     * @param status    the HTTP status of the answer
     * @param nanos     how long it took, in nanoseconds
     */
    void answered(String operation, int status, long nanos);
}
