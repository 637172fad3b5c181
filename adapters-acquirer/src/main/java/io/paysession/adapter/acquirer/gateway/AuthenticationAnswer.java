package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What a gateway says of a payer's authentication (source: recorded-responses 3). */
final class AuthenticationAnswer {
    private static final String PREFIX = "AUTHENTICATION_";
    private static final Pattern PAGE = Pattern.compile("https?://[!-~]+");
    private static final String METHOD = "redirect.customizedHtml.3ds2.methodUrl";
    private static final String ISSUER = "redirect.customizedHtml.3ds2.acsUrl";
    private static final String CHALLENGE = "redirect.customizedHtml.3ds2.cReq";
    /** What is kept; amount, time and HTML are said here for whoever asks, and nobody knows what else a gateway repeats. */
    private static final Seq<String> KEPT = List.of(
            "3ds",
            "3ds1",
            "3ds2",
            "acceptVersions",
            "channel",
            "method",
            "payerInteraction",
            "psd2",
            "purpose",
            "redirect",
            "version");

    private AuthenticationAnswer() {}

    /** None if the document does not say clearly how far the authentication is, or is about another amount. */
    static Option<Verdict> verdict(AnswerDocument document, Request request) {
        Option<AuthenticationStatus> status = status(document.text("transaction.authenticationStatus"))
                .filter(said ->
                        !said.isUsable() || document.text("result").equals("SUCCESS") && isEnough(document, request));
        return status.map(said -> new Verdict(said, details(document, said))).filter(AuthenticationAnswer::isSafe);
    }

    private static Option<AuthenticationStatus> status(String word) {
        return List.of(AuthenticationStatus.values())
                .find(status -> status.wireName().equals(word))
                .filter(status -> word.startsWith(PREFIX));
    }

    /** What counts as an authentication must be one for as much as was asked. */
    private static boolean isEnough(AnswerDocument document, Request request) {
        return document.amount()
                .filter(said -> said.currency().equals(request.amount().currency()))
                .exists(said -> !request.amount().isMoreThan(said));
    }

    private static RequestFields details(AnswerDocument document, AuthenticationStatus status) {
        Group all = document.document().group("authentication");
        RequestFields said = new RequestFields(new Group(all.members().filterKeys(KEPT::contains)));
        // Before version 58 it had another name.
        Group older = said.root().group("redirect").group("customized").group("3DS");
        RequestFields renamed = older.members().isEmpty()
                ? said
                : new RequestFields(Group.EMPTY.with(
                                "redirect", Group.EMPTY.with("customizedHtml", Group.EMPTY.with("3ds2", older))))
                        .merge(said);
        // The gateway's own HTML would be shown as it is.
        RequestFields known = renamed.without("redirect.html").without("redirect.customized");
        boolean goesOn = status == AuthenticationStatus.AVAILABLE || status == AuthenticationStatus.PENDING;
        return goesOn ? known : known.without("redirect");
    }

    /** Browsers are sent to web pages only, and whoever is to be asked is told where. */
    private static boolean isSafe(Verdict verdict) {
        RequestFields details = verdict.details();
        boolean pages = List.of(METHOD, ISSUER)
                .flatMap(details::text)
                .forAll(url -> PAGE.matcher(url).matches());
        boolean asked =
                details.text(ISSUER).isDefined() && details.text(CHALLENGE).isDefined();
        return pages && (verdict.status() != AuthenticationStatus.PENDING || asked);
    }
}
