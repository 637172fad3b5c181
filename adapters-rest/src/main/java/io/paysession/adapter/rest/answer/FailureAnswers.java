package io.paysession.adapter.rest.answer;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.UnreadableException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where exceptions become answers: outages are 503, what was changed in the store is refused, and everything
 * else is a bug of ours and 500.
 */
public final class FailureAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private FailureAnswers() {}

    public static Answer of(Exception failure) {
        if (failure instanceof OutageException) {
            LOG.warn("Outage: {}", trace(failure, 5));
            return busy();
        }
        if (failure instanceof UnreadableException unreadable) {
            // Its store counts it and has told of it.
            return Answer.invalid(400, unusable(unreadable.kind()));
        }
        byte[] code = new byte[8];
        RANDOM.nextBytes(code);
        String supportCode = HexFormat.of().formatHex(code);
        LOG.error("Request failed, support code {}: {}", supportCode, trace(failure, 40));
        return Answer.failed(supportCode);
    }

    /** Nobody is told what is wrong with it; that it is there is told to whoever may know. */
    private static String unusable(UnreadableException.Kind kind) {
        return switch (kind) {
            case ORDER -> "The stored order cannot be read. Nothing was done.";
            case TOKEN -> "The stored token cannot be read. Nothing was done.";
            case MERCHANT -> "The merchant's settings cannot be read. Nothing was done.";
            case TERMINAL -> "The stored terminal cannot be read. Nothing was done.";
            case TERMINAL_SESSION -> "The stored terminal session cannot be read. Nothing was done.";
            case INCIDENT -> "A stored incident cannot be read. Nothing was done.";
        };
    }

    public static Answer busy() {
        return Answer.busy(503);
    }

    /** Types and places only: the text of an exception may quote a request. */
    private static String trace(Throwable failure, int frames) {
        String here = failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(frames)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? here : here + "\n  caused by " + trace(cause, frames);
    }
}
