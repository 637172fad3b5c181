package io.paysession.adapter.persistence;

/** The stores cannot be opened. The message is one line for the operator: what is wrong and what to do. */
public final class PersistenceStartException extends RuntimeException {
    PersistenceStartException(String line) {
        super(line);
    }

    PersistenceStartException(String line, Throwable cause) {
        super(line, cause);
    }
}
