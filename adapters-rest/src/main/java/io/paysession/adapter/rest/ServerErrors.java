package io.paysession.adapter.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP server itself refuses, before any of our code sees it, in the gateway's error form as well. */
final class ServerErrors extends ErrorHandler {
    private final Cors cors;

    ServerErrors(Cors cors) {
        this.cors = cors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = documented(response.getStatus());
        response.setStatus(status);
        addTo(response.getHeaders());
        cors.allow(request.getHeaders().get(HttpHeader.ORIGIN), response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body(status)), callback);
        return true;
    }

    /** A version of HTTP that nobody speaks, or a wish for another one, is a wrong request like any other. */
    private static int documented(int status) {
        return switch (status) {
            case HttpStatus.UPGRADE_REQUIRED_426,
                    HttpStatus.NOT_IMPLEMENTED_501,
                    HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> HttpStatus.BAD_REQUEST_400;
            default -> Math.max(status, HttpStatus.BAD_REQUEST_400);
        };
    }

    private static void addTo(HttpFields.Mutable fields) {
        fields.put(new HttpField(HttpHeader.CONTENT_TYPE, Answer.JSON));
        // What such a request goes on with is unread, or cannot be told from the next one.
        fields.put(new HttpField(HttpHeader.CONNECTION, "close"));
        fields.put(new HttpField("X-Content-Type-Options", "nosniff"));
        fields.put(new HttpField(HttpHeader.CACHE_CONTROL, "no-cache, no-store, must-revalidate"));
    }

    /** Only the status' own words: the server's reason may quote the request. */
    static byte[] body(int status) {
        Answer answer = status < HttpStatus.INTERNAL_SERVER_ERROR_500
                ? Answer.invalid(status, "The HTTP request was refused: " + HttpStatus.getMessage(status))
                : Answer.busy(status);
        return JsonText.write(answer.body());
    }
}
