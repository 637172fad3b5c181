package io.paysession.bootstrap.setting;

/** Something that keeps a command from doing its work. The message is one line for the operator. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String line) {
        super(line);
    }
}
