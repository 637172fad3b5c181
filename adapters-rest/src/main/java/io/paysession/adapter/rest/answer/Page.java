package io.paysession.adapter.rest.answer;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A page for a payer's browser. It may be framed by any shop, for that is how 3-D Secure shows it, loads nothing, and posts
 * to one place only.
 *
 * @param status     the HTTP status
 * @param body       the HTML between the tags of the body
 * @param formAction where its forms may post to: a source of {@code Content-Security-Policy}
 */
public record Page(int status, String body, String formAction) {
    private static final String SUBMIT = "document.forms[0].submit();";
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; script-src '" + hash(SUBMIT) + "'; form-action ";

    /** A page that only says something. */
    public static Page saying(int status, String text) {
        return new Page(status, "<main><p>" + Html.escape(text) + "</p></main>", "'none'");
    }

    /** The script that posts the page's form by itself. */
    public static String submitting() {
        return "<script>" + SUBMIT + "</script>";
    }

    public void send(Context ctx) {
        if (Answer.isForLater(status)) {
            ctx.header("Retry-After", Answer.RETRY_SECONDS);
        }
        ctx.status(status)
                .header("Content-Type", "text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY + formAction)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .result(("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"/>"
                                + "<title>3-D Secure</title></head><body>" + body + "</body></html>")
                        .getBytes(StandardCharsets.UTF_8));
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
