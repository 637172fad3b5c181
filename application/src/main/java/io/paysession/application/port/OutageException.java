package io.paysession.application.port;

/**
 * Something that a port stands for could not be reached in time. Whether a write has taken effect is unknown. Its text
 * never holds data of a request.
 */
public class OutageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what could not be reached, without data of a request */
    public OutageException(String message) {
        super(message);
    }

    /**
     * The same with its cause, whose text must not hold data of a request either.
     *
     * @param message what cannot be done, without any secret
     * @param cause what the store's or the system's library has said
     */
    public OutageException(String message, Throwable cause) {
        super(message, cause);
    }
}
