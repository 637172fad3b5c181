package io.paysession.bootstrap;

/** Something that keeps a command from doing its work. The message is one line for the operator. */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String line) {
        super(line);
    }
}
