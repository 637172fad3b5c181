package io.paysession.adapter.rest.order;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Html;
import io.paysession.adapter.rest.answer.Page;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.request.FormFields;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.challenge.AnswerChallengeCommand;
import io.paysession.application.challenge.AnsweredChallenge;
import io.paysession.application.challenge.ChallengePage;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.challenge.EndChallengeCommand;
import io.paysession.application.challenge.ShowChallengeCommand;
import io.paysession.domain.authentication.PayerAnswer;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The pages of 3-D Secure that a payer's browser visits (source: gateway-api 6). They need no credentials. */
public final class ChallengeResource {
    private static final String ENDED = "Thank you. You may go back to the shop.";
    private static final String REFUSED = "This page cannot be used any more. Please go back to the shop.";

    private static final String NOT_YET =
            "The bank has not said how that ended. Please load this page again in a moment.";

    private final ChallengeUseCases useCases;

    public ChallengeResource(ChallengeUseCases useCases) {
        this.useCases = useCases;
    }

    public void serve(Routes routes) {
        routes.page("/acs/{scheme}/v2/method", "3DS_METHOD", ctx -> Page.saying(200, "Thank you."));
        routes.page("/acs/{scheme}/v2/prompt", "3DS_PROMPT", this::prompt);
        routes.page("/callbackInterface/gateway/{name}", "3DS_CALLBACK", this::callback);
        routes.page("/callbackInterface/acquirer/{token}", "3DS_RETURN", this::ended);
    }

    private Page prompt(Context ctx) {
        return form(ctx)
                .flatMap(form -> useCases.show().showChallenge(new ShowChallengeCommand(form.text("creq"))))
                .map(ChallengeResource::asking)
                .getOrElse(ChallengeResource::refused);
    }

    private Page callback(Context ctx) {
        return form(ctx)
                .flatMap(form -> answer(form.text("outcome"))
                        .flatMap(answer -> useCases.answer()
                                .answerChallenge(new AnswerChallengeCommand(
                                        ctx.pathParam("name"),
                                        form.text("merchant"),
                                        form.text("order"),
                                        form.text("transaction"),
                                        answer))))
                .map(ChallengeResource::returning)
                .getOrElse(ChallengeResource::refused);
    }

    /** What the browser brings along from a gateway counts for nothing: the gateway itself is asked. */
    private Page ended(Context ctx) {
        return useCases.end()
                .endChallenge(new EndChallengeCommand(ctx.pathParam("token")))
                .fold(
                        unended -> switch (unended) {
                            case UNKNOWN -> refused();
                            case NOT_YET -> Page.saying(503, NOT_YET);
                        },
                        ChallengeResource::returning);
    }

    private static Page refused() {
        return Page.saying(400, REFUSED);
    }

    private static Option<FormFields> form(Context ctx) {
        return RequestBody.read(ctx, text -> Either.right(FormFields.read(text.toString())))
                .toOption();
    }

    private static Option<PayerAnswer> answer(String name) {
        return List.of(PayerAnswer.values()).find(answer -> answer.name().equals(name));
    }

    private static Page asking(ChallengePage page) {
        String names = Html.hidden(LinkedHashMap.of(
                "merchant", page.reference().order().merchant().value(),
                "order", page.reference().order().order().value(),
                "transaction", page.reference().transaction().value()));
        String choices = List.of(PayerAnswer.values())
                .map(answer -> "<p><button type=\"submit\" name=\"outcome\" value=\"" + answer.name() + "\">"
                        + label(answer) + "</button></p>")
                .mkString();
        String body = "<main><h1>Authentication test page</h1><p>"
                + Html.escape(page.reference().order().merchant().value()) + " wants to be paid "
                + Html.escape(page.amount().toString()) + ". How does the authentication end?</p>"
                + "<form method=\"POST\" action=\"/callbackInterface/gateway/" + page.name() + "\">" + names + choices
                + "</form></main>";
        return new Page(200, body, "'self'");
    }

    private static String label(PayerAnswer answer) {
        return switch (answer) {
            case SUCCESSFUL -> "(Y) Authentication successful";
            case FAILED -> "(N) Authentication failed";
            case CANCELLED -> "(N) Authentication cancelled by the payer";
            case UNABLE -> "(U) Unable to authenticate";
            case REJECTED -> "(R) Authentication rejected";
        };
    }

    /** Without a place to go to, it is over here: the shop asks what became of it. */
    private static Page returning(AnsweredChallenge answered) {
        return answered.back()
                .map(back -> ReturnForm.page(
                        back.url(), ReturnedResult.fields(answered.order(), answered.transaction(), back)))
                .getOrElse(() -> Page.saying(200, ENDED));
    }
}
