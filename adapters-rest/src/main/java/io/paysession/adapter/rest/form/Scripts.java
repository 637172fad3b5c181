package io.paysession.adapter.rest.form;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.browser.BrowserFiles;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The files that the build has made, read once. */
final class Scripts {
    /** As the build writes it into the addresses of the files that a document needs. */
    private static final int NAME_CHARACTERS = 16;

    private static final Map<String, String> TYPES = HashMap.of(
            "session.js", "text/javascript;charset=UTF-8",
            "frame.js", "text/javascript;charset=UTF-8",
            "frame.css", "text/css;charset=UTF-8",
            "field.html", "text/html;charset=UTF-8",
            "paysession.d.ts", "text/plain;charset=UTF-8",
            "integrity.txt", "text/plain;charset=UTF-8");

    private final Map<String, Script> files;

    /**
     * A file.
     *
     * @param hash names its content
     */
    record Script(String type, byte[] content, String hash) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private Scripts(Map<String, Script> files) {
        this.files = files;
    }

    /** Those of this server's build; none of them if they were left out. */
    static Scripts built() {
        return new Scripts(TYPES.flatMap((name, type) -> Option.ofOptional(BrowserFiles.find(name))
                .map(content -> Tuple.of(name, new Script(type, content, hash(content))))));
    }

    /** None at all. */
    static Scripts leftOut() {
        return new Scripts(HashMap.empty());
    }

    /** The file, or what is said of it if there is none. */
    Either<Answer, Script> find(String name) {
        return files.get(name)
                .toEither(() -> Answer.invalid(
                        404,
                        files.isEmpty()
                                ? "This server was built without its scripts: build it where Node.js and npm are"
                                        + " installed, and without -Dbrowser.skip"
                                : "There is no such file"));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, NAME_CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
