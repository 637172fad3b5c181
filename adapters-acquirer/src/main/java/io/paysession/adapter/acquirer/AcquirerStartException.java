package io.paysession.adapter.acquirer;

/** The acquirers cannot be set up. The message is one line for the operator: what is wrong. */
public final class AcquirerStartException extends RuntimeException {
    AcquirerStartException(String line, Throwable cause) {
        super(line, cause);
    }
}
