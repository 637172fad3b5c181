package io.paysession.adapter.rest;

import io.javalin.http.Context;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/** Reads the body of a request, whatever content type it claims (source: gateway-api 1.4), up to a limit. */
final class RequestBody {
    /** Room for a full session of 64 KiB in which every character is escaped. */
    static final int MAXIMUM_BYTES = 512 * 1024;

    private RequestBody() {}

    /** The whole of it is there before anybody asks for it (decision 27). */
    static Either<Answer, String> read(Context ctx) {
        try {
            byte[] bytes = ctx.req().getInputStream().readAllBytes();
            Either<Answer, String> text = decode(bytes, charset(ctx.req()));
            Arrays.fill(bytes, (byte) 0);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("A body that was read cannot be read", e);
        }
    }

    static Answer tooLong() {
        return Answer.invalid(413, "The request's body is longer than " + MAXIMUM_BYTES + " bytes");
    }

    static Answer late() {
        return Answer.invalid(408, "The request's body took too long");
    }

    /** A body that ends early or is badly chunked is the client's fault, not a failure of ours. */
    static Answer broken() {
        return Answer.invalid(400, "The request's body is incomplete or badly encoded");
    }

    /** Bytes that are no text are refused: replacing them would store a name that nobody has. */
    private static Either<Answer, String> decode(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        if (text.indexOf('\uFFFD') < 0) {
            return Either.right(text);
        }
        try {
            return Either.right(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException malformed) {
            return Either.left(
                    Answer.invalid(400, "Json encoded payload error: The body is not encoded in " + charset.name()));
        }
    }

    private static Charset charset(HttpServletRequest request) {
        String named = request.getCharacterEncoding();
        if (named == null || named.equalsIgnoreCase("UTF-8")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
