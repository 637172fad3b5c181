package io.paysession.adapter.rest.body;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Reads the body of a request, whatever content type it claims (source: gateway-api 1.4), up to a limit. No text is made of
 * the whole, which could not be wiped.
 */
public final class RequestBody {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Room for a full session of 64 KiB in which every character is escaped. */
    public static final int MAXIMUM_BYTES = 512 * 1024;

    private RequestBody() {}

    /**
     * What is made of the body. The whole of it is there before anybody asks for it (decision 27).
     *
     * @param reading gets the characters for the time of the call; they are wiped afterwards
     */
    public static <T> Either<Answer, T> read(Context ctx, Function<CharBuffer, Either<Answer, T>> reading) {
        Charset charset = charset(ctx.req());
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ReadRequest.body(ctx.req());
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.remaining() * (double) decoder.maxCharsPerByte()));
        try {
            CoderResult end = decoder.decode(bytes, text, true);
            return end.isError() || decoder.flush(text).isError()
                    ? Either.left(notEncoded(charset))
                    : reading.apply(withoutMark(text.flip()));
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    /** Some clients begin with a byte order mark, which is no part of the text. */
    private static CharBuffer withoutMark(CharBuffer text) {
        boolean marked = text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK;
        return marked ? text.position(text.position() + 1) : text;
    }

    public static Answer tooLong() {
        return tooLong(MAXIMUM_BYTES);
    }

    /** @param allowed how many bytes this sender may send to that URL */
    public static Answer tooLong(int allowed) {
        return Answer.invalid(413, "The request's body is longer than " + allowed + " bytes");
    }

    public static Answer late() {
        return Answer.invalid(408, "The request's body took too long");
    }

    /** A body that ends early or is badly chunked is the client's fault, not a failure of ours. */
    public static Answer broken() {
        return Answer.invalid(400, "The request's body is incomplete or badly encoded");
    }

    /** Bytes that are no text are refused: replacing them would store a name that nobody has. */
    private static Answer notEncoded(Charset charset) {
        return Answer.invalid(400, "Json encoded payload error: The body is not encoded in " + charset.name());
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
