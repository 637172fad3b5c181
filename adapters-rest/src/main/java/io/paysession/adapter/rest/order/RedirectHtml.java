package io.paysession.adapter.rest.order;

import io.paysession.adapter.rest.answer.Html;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * {@code authentication.redirect.html}: what a merchant's page inserts to go on with an authentication. Clients look the
 * elements up by these ids (source: recorded-responses 3; gateway-api 3.7).
 */
final class RedirectHtml {
    private static final String METHOD = "redirect.customizedHtml.3ds2.methodUrl";
    private static final String METHOD_DATA = "redirect.customizedHtml.3ds2.methodPostData";
    private static final String ISSUER = "redirect.customizedHtml.3ds2.acsUrl";
    private static final String CHALLENGE = "redirect.customizedHtml.3ds2.cReq";
    private static final String FRAME = "challengeFrame";

    private RedirectHtml() {}

    /** The HTML for where an authentication is; none if there is nothing for a browser to do. */
    static Option<String> of(Order order, Transaction transaction, Authentication authentication) {
        RequestFields details = authentication.details();
        return details.text(METHOD)
                .map(url -> method(url, details))
                .orElse(() -> details.text(ISSUER).map(url -> challenge(url, details)))
                .orElse(() -> authentication
                        .payer()
                        .filter(step -> details.text("payerInteraction").contains("NOT_REQUIRED"))
                        .flatMap(PayerStep::back)
                        .map(back -> frictionless(back, ReturnedResult.fields(order, transaction, back))));
    }

    private static String method(String url, RequestFields details) {
        if (!details.text("3ds2.methodSupported").contains("SUPPORTED")) {
            return "<script id=\"initiate-authentication-script\"></script>";
        }
        Map<String, String> data =
                LinkedHashMap.of("threeDSMethodData", details.text(METHOD_DATA).getOrElse(""));
        return "<div id=\"initiate3dsSimpleRedirect\">"
                + "<iframe id=\"methodFrame\" name=\"methodFrame\" title=\"3-D Secure\" height=\"100\" width=\"200\"></iframe>"
                + form("initiate3dsSimpleRedirectForm", url, "methodFrame", data)
                + script("initiate-authentication-script", "initiate3dsSimpleRedirectForm")
                + "</div>";
    }

    private static String challenge(String url, RequestFields details) {
        Map<String, String> data =
                LinkedHashMap.of("creq", details.text(CHALLENGE).getOrElse(""));
        return "<div id=\"threedsChallengeRedirect\" style=\"height: 100vh\">"
                + form("threedsChallengeRedirectForm", url, FRAME, data)
                + frame()
                + going("threedsChallengeRedirectForm")
                + "</div>";
    }

    private static String frictionless(PayerReturn back, Map<String, String> fields) {
        return "<div id=\"threedsFrictionLessRedirect\" style=\"height: 100vh\">"
                + form("threedsFrictionLessRedirectForm", back.url(), FRAME, fields)
                + frame()
                + going("threedsFrictionLessRedirectForm")
                + "</div>";
    }

    private static String frame() {
        return "<iframe id=\"" + FRAME + "\" name=\"" + FRAME
                + "\" title=\"3-D Secure\" width=\"100%\" height=\"100%\"></iframe>";
    }

    private static String form(String id, String action, String target, Map<String, String> fields) {
        return "<form id=\"" + id + "\" method=\"POST\" action=\"" + Html.escape(action) + "\" target=\"" + target
                + "\">" + Html.hidden(fields) + "</form>";
    }

    private static String script(String id, String form) {
        return "<script id=\"" + id + "\">var e=document.getElementById(\"" + form + "\");if(e){e.submit();}</script>";
    }

    /**
     * Goes on in the frame, so that the shop's page stays around it; or, if the document shows nothing but this HTML, in its
     * place. A frame could not take the document's place afterwards: browsers let nobody navigate around himself, except
     * the page on top.
     */
    private static String going(String form) {
        return "<script id=\"authenticate-payer-script\">var e=document.getElementById(\"" + form + "\");"
                + "if(e){var d=e.parentNode;if(d.parentNode===document.body&&[].every.call(document.body.children,"
                + "function(n){return n===d||!n.offsetHeight;})){e.target=\"_self\";}e.submit();}</script>";
    }
}
