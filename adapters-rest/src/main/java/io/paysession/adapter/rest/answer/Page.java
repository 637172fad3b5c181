package io.paysession.adapter.rest.answer;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A page for a payer's browser. It may usually be framed by any shop, for that is how 3-D Secure shows it, loads nothing, and
 * posts to one place only.
 *
 * @param status     the HTTP status
 * @param body       the HTML between the tags of the body
 * @param formAction where its forms may post to: a source of {@code Content-Security-Policy}, or {@link #ANYWHERE}
 * @param script     what it does by itself when it has been shown; empty: nothing
 * @param title      what browsers call it
 * @param framed     whether other pages may show it in a frame
 */
public record Page(int status, String body, String formAction, String script, String title, boolean framed) {
    /** No policy for forms. */
    public static final String ANYWHERE = "";

    /** A page that does nothing by itself. */
    public Page(int status, String body, String formAction) {
        this(status, body, formAction, "", "3-D Secure", true);
    }

    /** A page that only says something. */
    public static Page saying(int status, String text) {
        return new Page(status, "<main><p>" + Html.escape(text) + "</p></main>", "'none'");
    }

    /** The same page with a script. */
    public Page running(String text) {
        return new Page(status, body, formAction, text, title, framed);
    }

    /** The same page under another title. */
    public Page titled(String text) {
        return new Page(status, body, formAction, script, text, framed);
    }

    /** The same page for a whole window only, so that nobody lays another one over its buttons. */
    public Page unframed() {
        return new Page(status, body, formAction, script, title, false);
    }

    public void send(Context ctx) {
        if (Answer.isForLater(status)) {
            ctx.header("Retry-After", Answer.RETRY_SECONDS);
        }
        ctx.status(status)
                .header("Content-Type", "text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", policy())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .result(("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"/>"
                                + "<title>" + Html.escape(title) + "</title></head><body>" + body
                                + (script.isEmpty() ? "" : "<script>" + script + "</script>") + "</body></html>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String policy() {
        String scripts = script.isEmpty() ? "'none'" : "'" + hash(script) + "'";
        return "default-src 'none'; base-uri 'none'; script-src " + scripts
                + (formAction.equals(ANYWHERE) ? "" : "; form-action " + formAction)
                + (framed ? "" : "; frame-ancestors 'none'");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
