package io.paysession.adapter.rest;

import io.javalin.http.Context;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** Reads the body of a request, whatever content type it claims (source: gateway-api 1.4), up to a limit. */
final class RequestBody {
    /** Room for a full session of 64 KiB in which every character is escaped. */
    static final int MAXIMUM_BYTES = 512 * 1024;

    /** A client that sends more than this after its answer is certain loses the connection. */
    private static final long MAXIMUM_DRAINED_BYTES = 64L * 1024 * 1024;

    /** What is set aside for a body before any of it has come: an announced length costs the client nothing. */
    private static final int FIRST_BYTES = 16 * 1024;

    private static final String DEADLINE = "body-deadline";
    private static final String BROKEN = "body-broken";

    private RequestBody() {}

    /** From here on the client has so long to send its body, however often it sends a bit of it. */
    static void startClock(Context ctx, Duration patience) {
        ctx.attribute(DEADLINE, System.nanoTime() + patience.toNanos());
    }

    static Either<Answer, String> read(Context ctx) {
        try {
            InputStream body = ctx.req().getInputStream();
            byte[] bytes = new byte[(int) Math.min(Math.max(ctx.req().getContentLengthLong(), 0), FIRST_BYTES) + 1];
            int length = 0;
            for (int read = body.read(bytes); read > 0; read = body.read(bytes, length, bytes.length - length)) {
                length += read;
                if (isLate(ctx)) {
                    return Either.left(late());
                }
                if (length > MAXIMUM_BYTES) {
                    return Either.left(tooLong());
                }
                bytes = length < bytes.length ? bytes : Arrays.copyOf(bytes, Math.min(length * 2, MAXIMUM_BYTES + 1));
            }
            return decode(bytes, length, charset(ctx.req()));
        } catch (IOException | HttpException.RuntimeException broken) {
            ctx.attribute(BROKEN, true);
            return Either.left(broken(broken));
        }
    }

    /**
     * Reads away what nobody wanted to know. A client that is still sending does not read: without this it would see a
     * broken connection instead of its answer.
     */
    static void drain(Context ctx) {
        // Who asks before it sends has not begun, and asking for more would only make it send.
        if (ctx.header("Expect") != null) {
            return;
        }
        // What did not come in time would be waited for as long again.
        if (ctx.attribute(BROKEN) != null) {
            ctx.header("Connection", "close");
            return;
        }
        try {
            InputStream body = ctx.req().getInputStream();
            if (body.read() < 0) {
                return;
            }
            byte[] buffer = new byte[FIRST_BYTES];
            long drained = 0;
            int read = 0;
            while (read >= 0 && drained < MAXIMUM_DRAINED_BYTES && !isLate(ctx)) {
                read = body.read(buffer);
                drained += Math.max(read, 0);
            }
        } catch (IOException | HttpException.RuntimeException broken) {
            // The answer is known already, and the server closes a connection whose body it could not read.
            ctx.header("Connection", "close");
        }
    }

    private static boolean isLate(Context ctx) {
        Long deadline = ctx.attribute(DEADLINE);
        return deadline != null && System.nanoTime() - deadline > 0;
    }

    static Answer tooLong() {
        return Answer.invalid(413, "The request's body is longer than " + MAXIMUM_BYTES + " bytes");
    }

    static Answer late() {
        return Answer.invalid(408, "The request's body took too long");
    }

    /** A body that ends early, is badly chunked or does not come is the client's fault, not a failure of ours. */
    private static Answer broken(Exception broken) {
        boolean timeout = broken instanceof TimeoutException || broken.getCause() instanceof TimeoutException;
        return timeout ? late() : broken();
    }

    static Answer broken() {
        return Answer.invalid(400, "The request's body is incomplete or badly encoded");
    }

    /** Bytes that are no text are refused: replacing them would store a name that nobody has. */
    private static Either<Answer, String> decode(byte[] bytes, int length, Charset charset) {
        String text = new String(bytes, 0, length, charset);
        if (text.indexOf('\uFFFD') < 0) {
            return Either.right(text);
        }
        try {
            return Either.right(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
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
