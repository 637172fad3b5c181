package io.paysession.adapter.persistence.sql;

/**
 * What was found makes it impossible to open the stores. The message is one line for the operator: what is wrong and what
 * to do. The door tells callers so by an exception of its own.
 */
public final class StartFailedException extends RuntimeException {
    private final String line;

    public StartFailedException(String line) {
        super(line);
        this.line = line;
    }

    public StartFailedException(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** The message. */
    public String line() {
        return line;
    }
}
