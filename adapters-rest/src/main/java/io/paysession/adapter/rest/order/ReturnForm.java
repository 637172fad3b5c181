package io.paysession.adapter.rest.order;

import io.paysession.adapter.rest.answer.Html;
import io.paysession.adapter.rest.answer.Page;
import io.vavr.collection.Map;

/**
 * The page that posts a result to the place that a merchant has named, by itself. It goes on where it is: in a frame of the
 * shop's page the shop stays around it ({@link RedirectHtml} says when there is a frame).
 *
 * <p>No policy says where it may post to: browsers apply that to redirects too, and shops redirect from there to other
 * origins, and to their apps. Nothing of the page is anybody's but ours.
 */
final class ReturnForm {
    private static final String SUBMIT = "document.forms[0].submit();";

    private ReturnForm() {}

    /**
     * The page.
     *
     * @param url    the merchant's, as it was stored with the transaction: never one that a browser brings
     * @param fields what is posted
     */
    static Page page(String url, Map<String, String> fields) {
        String body = "<main><form method=\"POST\" action=\"" + Html.escape(url) + "\">" + Html.hidden(fields)
                + "<p><button type=\"submit\">Back to the shop</button></p></form></main>";
        return new Page(200, body, Page.ANYWHERE).running(SUBMIT);
    }
}
