package io.paysession.adapter.rest.answer;

import io.javalin.http.Context;
import io.paysession.adapter.rest.connection.Answering;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes back to the client.
 *
 * @param status    the HTTP status
 * @param body      the document
 * @param challenge whether to ask for Basic credentials
 */
public record Answer(int status, Group body, boolean challenge) {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    static final String CHALLENGE = "Basic realm=\"Paysession\", charset=\"UTF-8\"";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    static final String RETRY_SECONDS = "10";

    public static Answer ok(Group body) {
        return new Answer(200, body, false);
    }

    public static Answer created(Group body) {
        return new Answer(201, body, false);
    }

    /** The gateway's error form: exactly {@code error} and {@code result} (source: recorded-responses 1). */
    static Answer error(int status, String cause, String explanation) {
        return new Answer(
                status,
                errorBody(Group.EMPTY.with("cause", text(cause)).with("explanation", text(explanation))),
                false);
    }

    /** A request that is at fault, as a whole. */
    public static Answer invalid(int status, String explanation) {
        return error(status, "INVALID_REQUEST", explanation);
    }

    /** A request that is at fault in one field. */
    public static Answer invalidField(String field, String validationType, String explanation) {
        Group error = Group.EMPTY
                .with("cause", text("INVALID_REQUEST"))
                .with("explanation", text(explanation))
                .with("field", text(field))
                .with("validationType", text(validationType));
        return new Answer(400, errorBody(error), false);
    }

    /**
     * Nothing wrong with the request, but it comes at a bad time.
     *
     * @param status 503, or 429 if that is its sender's own doing
     */
    public static Answer busy(int status) {
        return error(
                status,
                "SERVER_BUSY",
                "Operation temporarily rejected because the system is busy.  Try again in 10 seconds.");
    }

    /** A failure of ours. */
    static Answer failed(String supportCode) {
        Group error = Group.EMPTY
                .with("cause", text("SERVER_FAILED"))
                .with("explanation", text("Please contact customer support quoting the support code."))
                .with("supportCode", text(supportCode));
        return new Answer(500, errorBody(error), false);
    }

    public Answer withChallenge() {
        return new Answer(status, body, true);
    }

    public static FieldValue text(String text) {
        return new Text(text);
    }

    /** The document with a member more, if there is a value. */
    public static Group with(Group document, String name, Option<String> value) {
        return value.map(text -> document.with(name, text(text))).getOrElse(document);
    }

    /** Whether it says when to try again. */
    boolean isForLater() {
        return isForLater(status);
    }

    static boolean isForLater(int status) {
        return status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE;
    }

    public void send(Context ctx) {
        BodyFormat format = BodyFormat.of(ctx.path());
        byte[] bytes = format.write(body);
        if (!Answering.begins(ctx.req(), bytes.length)) {
            busy(HttpServletResponse.SC_SERVICE_UNAVAILABLE).send(ctx);
            return;
        }
        ctx.status(status).header("Content-Type", format.contentType());
        // A browser would answer the challenge with a dialog of its own; a script's request carries an Origin.
        if (challenge && ctx.header("Origin") == null) {
            ctx.header("WWW-Authenticate", CHALLENGE);
        }
        if (isForLater()) {
            ctx.header("Retry-After", RETRY_SECONDS);
        }
        write(bytes, ctx.res());
    }

    /** Javalin would copy a result through a buffer of its own, eight kilobytes for each answer. */
    private static void write(byte[] bytes, HttpServletResponse response) {
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException clientHasGone) {
            // There is nobody left to tell.
            LOG.debug(
                    "An answer could not be sent: {}", clientHasGone.getClass().getName());
        }
    }

    private static Group errorBody(Group error) {
        return Group.EMPTY.with("error", error).with("result", text("ERROR"));
    }
}
