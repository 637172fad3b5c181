package io.paysession.adapter.persistence;

/**
 * What was found makes it impossible to open the stores. The message is one line for the operator: what is wrong and what
 * to do. The door tells it to callers as {@code PersistenceStartException}.
 */
final class StartFailedException extends RuntimeException {
    private final String line;

    StartFailedException(String line) {
        super(line);
        this.line = line;
    }

    StartFailedException(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** The message. */
    String line() {
        return line;
    }
}
