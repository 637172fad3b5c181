package io.paysession.adapter.rest.form;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.vavr.control.Either;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whose document a request comes from, as browsers say and no script can. */
final class Sender {
    private Sender() {}

    /**
     * Right if a document of this server has sent it, or no browser at all. {@code Sec-Fetch-Site} says so; where a browser
     * does not know that yet, {@code Origin} has to name the host that was asked.
     */
    static Either<Answer, Context> ofOwnDocument(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        boolean ours = site == null ? isOfHost(ctx.header("Origin"), ctx.header("Host")) : site.equals("same-origin");
        return ours
                ? Either.right(ctx)
                : Either.left(Answer.invalid(403, "Only hosted fields of this server may send this request"));
    }

    private static boolean isOfHost(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
