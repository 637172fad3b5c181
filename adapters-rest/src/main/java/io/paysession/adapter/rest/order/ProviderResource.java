package io.paysession.adapter.rest.order;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Html;
import io.paysession.adapter.rest.answer.Page;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.request.FormFields;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.payment.BrowserPaymentUseCases;
import io.paysession.application.payment.EndBrowserPaymentCommand;
import io.paysession.application.payment.ShowBrowserPaymentCommand;
import io.paysession.application.port.ProviderPages;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The pages of the sandbox's provider, on which a payer pays or does not (source: gateway-fields 3.8). They need no
 * credentials: who may pay is who knows the page's name.
 */
public final class ProviderResource {
    private static final String PLACE = "/callbackInterface/provider/{name}";
    private static final String TITLE = "Payment";
    private static final String ENDED = "Thank you. You may go back to the shop.";
    private static final String REFUSED = "This page cannot be used any more. Please go back to the shop.";
    private static final String GO_ON = "location.replace(document.links[0].href);";

    private final BrowserPaymentUseCases useCases;

    public ProviderResource(BrowserPaymentUseCases useCases) {
        this.useCases = useCases;
    }

    public void serve(Routes routes) {
        routes.visitedPage(PLACE, "PROVIDER_PAGE", ctx -> show(ctx).titled(TITLE));
        routes.page(PLACE, "PROVIDER_ANSWER", ctx -> end(ctx).titled(TITLE));
    }

    private Page show(Context ctx) {
        String name = ctx.pathParam("name");
        return useCases.show()
                .showBrowserPayment(new ShowBrowserPaymentCommand(name))
                .map(page -> asking(page, name))
                .getOrElse(ProviderResource::refused);
    }

    private Page end(Context ctx) {
        return RequestBody.read(ctx, text -> Either.right(FormFields.read(text.toString())))
                .toOption()
                .flatMap(form -> paid(form.text("answer")))
                .flatMap(paid ->
                        useCases.end().endBrowserPayment(new EndBrowserPaymentCommand(ctx.pathParam("name"), paid)))
                .map(ProviderResource::returning)
                .getOrElse(ProviderResource::refused);
    }

    private static Option<Boolean> paid(String answer) {
        return Option.when(answer.equals("PAY") || answer.equals("CANCEL"), answer.equals("PAY"));
    }

    private static Page refused() {
        return Page.saying(400, REFUSED);
    }

    private static Page asking(ProviderPages.Page page, String name) {
        String what = page.reserves() ? "reserve" : "be paid";
        String body = "<main><h1>" + Html.escape(page.provider()) + " test page</h1><p>"
                + Html.escape(page.reference().order().merchant().value()) + " wants to " + what + " "
                + Html.escape(page.amount().toString())
                + ".</p><form method=\"POST\" action=\"/callbackInterface/provider/"
                + Html.escape(name) + "\"><p><button type=\"submit\" name=\"answer\" value=\"PAY\">Pay now</button></p>"
                + "<p><button type=\"submit\" name=\"answer\" value=\"CANCEL\">Cancel and return to the shop</button></p>"
                + "</form></main>";
        return new Page(200, body, "'self'").unframed();
    }

    /** The shop's own URL, by GET: the provider says nothing there, and the shop asks the server. */
    private static Page returning(ProviderPages.Ended ended) {
        return ended.returnUrl()
                .map(url -> new Page(
                                200,
                                "<main><p><a href=\"" + Html.escape(url) + "\">Back to the shop</a></p></main>",
                                "'none'")
                        .running(GO_ON))
                .getOrElse(() -> Page.saying(200, ENDED));
    }
}
