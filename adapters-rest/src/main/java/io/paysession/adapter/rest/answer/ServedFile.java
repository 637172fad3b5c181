package io.paysession.adapter.rest.answer;

import io.javalin.http.Context;
import io.vavr.collection.Map;

/**
 * A file for a browser, as it is, or as the browser already has it.
 *
 * @param type    its media type
 * @param content its bytes
 * @param tag     what tells whether it is the same as before; empty: it is not asked about again
 * @param headers what else is said of it
 */
public record ServedFile(String type, byte[] content, String tag, Map<String, String> headers) {
    private static final int NOT_MODIFIED = 304;

    /** @return the status that it was answered with */
    public int send(Context ctx) {
        ctx.res().setHeader("Pragma", null);
        ctx.res().setHeader("Expires", null);
        headers.forEach((name, value) -> ctx.header(name, value));
        // Also of what the browser has: it takes the headers of this answer for those of the file.
        ctx.header("Content-Type", type);
        if (!tag.isEmpty()) {
            ctx.header("ETag", "\"" + tag + "\"");
            if (("\"" + tag + "\"").equals(ctx.header("If-None-Match"))) {
                ctx.status(NOT_MODIFIED);
                return NOT_MODIFIED;
            }
        }
        ctx.status(200).result(content);
        return 200;
    }
}
