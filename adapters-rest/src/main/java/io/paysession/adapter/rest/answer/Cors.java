package io.paysession.adapter.rest.answer;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.vavr.collection.Seq;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lets pages of other origins call the API from a browser (source: gateway-api 1.5; assumption U-9). */
public final class Cors {
    private final Seq<String> allowedOrigins;

    public Cors(Seq<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    /**
     * The browser's question before the real request ends here. The gateway allows these methods and all headers
     * (source: recorded-responses 1); Authorization has to be named, because the asterisk does not stand for it.
     */
    public void preflight(Context ctx) {
        if (ctx.method() == HandlerType.OPTIONS) {
            ctx.status(204)
                    .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, *")
                    .header("Access-Control-Max-Age", "600")
                    .skipRemainingHandlers();
        }
    }

    /**
     * Every answer, also a refusal, says whether the page may read it. Never with cookies: there are none.
     *
     * @param origin where the page comes from; null if the request does not say
     * @param header takes the name and the value of each header of the answer
     */
    public void allow(@Nullable String origin, BiConsumer<String, String> header) {
        if (allowedOrigins.contains("*")) {
            header.accept("Access-Control-Allow-Origin", "*");
        } else {
            header.accept("Vary", "Origin");
            if (origin != null && allowedOrigins.contains(origin)) {
                header.accept("Access-Control-Allow-Origin", origin);
            }
        }
    }
}
