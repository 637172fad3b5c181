package io.paysession.adapter.rest;

import io.javalin.http.Context;
import io.vavr.control.Either;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Reads the body of a request, whatever content type it claims (source: gateway-api 1.4), up to a limit. */
final class RequestBody {
    /** Room for a full session of 64 KiB in which every character is escaped. */
    static final int MAXIMUM_BYTES = 512 * 1024;

    /** A client that sends more than this after its answer is certain loses the connection. */
    private static final long MAXIMUM_DRAINED_BYTES = 64L * 1024 * 1024;

    private RequestBody() {}

    static Either<Answer, String> read(Context ctx) throws IOException {
        InputStream body = ctx.req().getInputStream();
        byte[] bytes = body.readNBytes(MAXIMUM_BYTES + 1);
        if (bytes.length > MAXIMUM_BYTES) {
            drain(body);
            return Either.left(Answer.invalid(413, "The request's body is longer than " + MAXIMUM_BYTES + " bytes"));
        }
        return Either.right(new String(bytes, charset(ctx.req())));
    }

    /** A client that is still sending does not read: without this it would see a broken connection, not the answer. */
    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long drained = 0;
        int read = 0;
        while (read >= 0 && drained < MAXIMUM_DRAINED_BYTES) {
            read = body.read(buffer);
            drained += Math.max(read, 0);
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
