package io.paysession.adapter.rest.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers before any resource has seen the request, in the same form and with the same headers. */
public final class DirectAnswer {
    private static final String NOT_KEPT = "no-cache, no-store, must-revalidate";

    private final Cors cors;

    public DirectAnswer(Cors cors) {
        this.cors = cors;
    }

    /** @param last whether the connection ends with it: what such a request goes on with is not read */
    public void send(Request request, Response response, Answer answer, boolean last, Callback sent) {
        BodyFormat format = BodyFormat.of(Request.getPathInContext(request));
        response.setStatus(answer.status());
        HttpFields.Mutable fields = response.getHeaders();
        fields.put(new HttpField(HttpHeader.CONTENT_TYPE, format.contentType()));
        fields.put(new HttpField(HttpHeader.CACHE_CONTROL, NOT_KEPT));
        fields.put("X-Content-Type-Options", "nosniff");
        if (answer.isForLater()) {
            fields.put(HttpHeader.RETRY_AFTER, Answer.RETRY_SECONDS);
        }
        if (last && request.getConnectionMetaData().getHttpVersion().compareTo(HttpVersion.HTTP_1_1) <= 0) {
            fields.put(new HttpField(HttpHeader.CONNECTION, "close"));
        }
        if (answer.challenge() && !request.getHeaders().contains(HttpHeader.ORIGIN)) {
            fields.put(new HttpField(HttpHeader.WWW_AUTHENTICATE, Answer.CHALLENGE));
        }
        cors.allow(request.getHeaders().get(HttpHeader.ORIGIN), fields::put);
        byte[] body = format.write(answer.body());
        fields.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), sent);
    }

    /** The same in somebody else's server, whose connections we leave alone. */
    public void send(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        BodyFormat format = BodyFormat.of(request.getRequestURI());
        response.setStatus(answer.status());
        response.setContentType(format.contentType());
        response.setHeader("Cache-Control", NOT_KEPT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (answer.isForLater()) {
            response.setHeader("Retry-After", Answer.RETRY_SECONDS);
        }
        String origin = request.getHeader("Origin");
        if (answer.challenge() && origin == null) {
            response.setHeader("WWW-Authenticate", Answer.CHALLENGE);
        }
        cors.allow(origin, response::setHeader);
        byte[] body = format.write(answer.body());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
