package io.paysession.bootstrap.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when something fails that no code can make good, such as a full heap, in whatever thread: a process that
 * goes on half dead answers nobody and is not started again. What is owed is in the database, not in the process.
 */
public final class FatalErrors {
    /** Unlike 1 and 2, worth another start. */
    static final int EXIT_CODE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);

    /** So that a full heap has room for the last line. */
    private static volatile byte[] reserve = new byte[256 * 1024];

    /** The last line where other threads have taken that room, too: it is there already, and is written without any. */
    private static final byte[] FULL_HEAP_LINE = ("The process ends with exit code " + EXIT_CODE
                    + ", because it cannot go on after java.lang.OutOfMemoryError" + System.lineSeparator())
            .getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    private FatalErrors() {}

    /** From here on an error that nobody catches ends the process; exceptions only end their thread, and are logged. */
    public static void install() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught(failure));
    }

    /** What a caller has caught because its thread must go on: an error ends the process, an exception does not. */
    public static void uncaught(Throwable failure) {
        if (isFatal(failure)) {
            end(failure);
        } else {
            LOG.error("A thread failed with {} at {}", failure.getClass().getName(), place(failure));
        }
    }

    /** A stack that is too deep is gone with the request that made it. */
    static boolean isFatal(Throwable failure) {
        return failure instanceof Error && !(failure instanceof StackOverflowError);
    }

    /** Not in order: nothing that a stop in order does can be relied on any more. */
    private static void end(Throwable failure) {
        try {
            reserve = new byte[0];
            LOG.error(
                    "The process ends with exit code {}, because it cannot go on after {}",
                    EXIT_CODE,
                    failure.getClass().getName());
        } catch (OutOfMemoryError noRoomForIt) {
            sayThatTheHeapIsFull();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    @SuppressWarnings("EmptyCatch") // Nobody is left to be told.
    private static void sayThatTheHeapIsFull() {
        try {
            STANDARD_ERROR.write(FULL_HEAP_LINE);
        } catch (IOException closed) {
            // The exit code says it, too.
        }
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
