package io.paysession.adapter.rest.answer;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP server itself refuses, before any of our code sees it, in the gateway's error form as well. */
public final class ServerErrors extends ErrorHandler {
    private final DirectAnswer answers;

    public ServerErrors(DirectAnswer answers) {
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // What such a request goes on with is unread, or cannot be told from the next one.
        answers.send(request, response, answer(documented(response.getStatus())), true, callback);
        return true;
    }

    /** A version of HTTP that nobody speaks, or a request for another one, is a wrong request like any other. */
    private static int documented(int status) {
        return switch (status) {
            case HttpStatus.UPGRADE_REQUIRED_426,
                    HttpStatus.NOT_IMPLEMENTED_501,
                    HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> HttpStatus.BAD_REQUEST_400;
            default -> Math.max(status, HttpStatus.BAD_REQUEST_400);
        };
    }

    /** Only the status' own words: the server's reason may quote the request. */
    static Answer answer(int status) {
        return status < HttpStatus.INTERNAL_SERVER_ERROR_500
                ? Answer.invalid(status, "The HTTP request was refused: " + HttpStatus.getMessage(status))
                : Answer.busy(status);
    }
}
