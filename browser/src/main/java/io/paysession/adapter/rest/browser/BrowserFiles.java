package io.paysession.adapter.rest.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The files that payers' browsers load, as the build has made them. */
public final class BrowserFiles {
    private BrowserFiles() {}

    /**
     * The content of a file, such as {@code session.js}.
     *
     * @return empty if there is no such file, as when the scripts were left out of the build
     * @throws UncheckedIOException if it is there and cannot be read
     */
    public static Optional<byte[]> find(String name) {
        try (InputStream file = BrowserFiles.class.getResourceAsStream("files/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + name + " cannot be read", unreadable);
        }
    }
}
