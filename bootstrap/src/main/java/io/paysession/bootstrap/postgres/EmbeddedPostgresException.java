package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be had. The message is one line for the operator: what is wrong and what to do about
 * it. It never carries a password or the data of a statement.
 */
public final class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        this(message, null);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message.replaceAll("\\s*[\\r\\n]+\\s*", " "), cause);
    }

    static EmbeddedPostgresException unusable(Path dataDirectory, IOException cause) {
        return new EmbeddedPostgresException(
                "The data directory " + dataDirectory + " cannot be used: " + reason(cause)
                        + ". Check its permissions and the free space, choose another data directory,"
                        + " or use a PostgreSQL of your own with --database-url.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            return failure.getFile() + ": " + reason(failure);
        }
        String message = cause.getMessage();
        return message != null ? message : cause.getClass().getSimpleName();
    }

    /** These four say what is wrong by their class only. */
    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something else is in its place";
        }
        String reason = failure.getReason();
        return reason != null ? reason : failure.getClass().getSimpleName();
    }
}
