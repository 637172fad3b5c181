package io.paysession.adapter.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.vavr.collection.Seq;

/** Lets pages of other origins call the API from a browser (source: gateway-api 1.5; assumption U-9). */
final class Cors {
    private final Seq<String> allowedOrigins;

    Cors(Seq<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    /** The browser's question before the real request ends here. */
    void preflight(Context ctx) {
        if (ctx.method() == HandlerType.OPTIONS) {
            RequestBody.drain(ctx);
            ctx.status(204)
                    .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, *")
                    .header("Access-Control-Max-Age", "600")
                    .skipRemainingHandlers();
        }
    }

    /** Every answer, also a refusal, says whether the page may read it. Never with cookies: there are none. */
    void allow(Context ctx) {
        String origin = ctx.header("Origin");
        if (allowedOrigins.contains("*")) {
            ctx.header("Access-Control-Allow-Origin", "*");
        } else {
            ctx.header("Vary", "Origin");
            if (origin != null && allowedOrigins.contains(origin)) {
                ctx.header("Access-Control-Allow-Origin", origin);
            }
        }
    }
}
