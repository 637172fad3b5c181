package io.paysession.adapter.rest.connection;

/**
 * Errors that no code can make good, such as a full heap. The HTTP server would catch them and go on half dead; what becomes
 * of the process is for whoever started it to say.
 */
public final class UncaughtErrors {
    private UncaughtErrors() {}

    /** Tells the handler of errors that nobody catches, as if this one had ended the thread. */
    public static void tell(Error error) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, error);
    }
}
