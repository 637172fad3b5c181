package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.seal.StoredContent;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.Initiation;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.session.Aes256Key;
import java.util.Base64;

/** What is stored of a payer's authentication. */
final class AuthenticationContent {
    private static final String STATUS = "s";
    private static final String AMOUNT = "a";
    private static final String CARD = "c";
    private static final String DETAILS = "d";
    private static final String PAYER = "p";
    private static final String REQUEST = "r";
    private static final String INITIATION = "i";
    private static final String BACK = "b";
    private static final String CALLBACK = "n";
    private static final String AT = "t";
    private static final String ORDER = "o";
    private static final String SHOWN = "f";
    private static final String URL = "u";
    private static final String KEY = "k";

    private AuthenticationContent() {}

    static StoredContent of(Authentication authentication) {
        return StoredContent.EMPTY
                .with(STATUS, authentication.status().name())
                .with(AMOUNT, authentication.amount())
                .with(CARD, authentication.card())
                .with(DETAILS, authentication.details())
                .withAny(authentication.payer(), (content, step) -> content.with(PAYER, of(step)));
    }

    static Authentication read(StoredContent content) {
        return new Authentication(
                AuthenticationStatus.valueOf(content.text(STATUS)),
                content.money(AMOUNT),
                content.fingerprint(CARD),
                content.fields(DETAILS),
                content.optional(PAYER, content::inner).map(AuthenticationContent::step));
    }

    private static StoredContent of(PayerStep step) {
        return StoredContent.EMPTY
                .with(REQUEST, step.request())
                .with(INITIATION, of(step.initiation()))
                .withAny(step.back(), (content, back) -> content.with(BACK, of(back)))
                .withAny(step.callback(), (content, callback) -> content.with(CALLBACK, callback));
    }

    private static PayerStep step(StoredContent content) {
        return new PayerStep(
                content.fingerprint(REQUEST),
                initiation(content.inner(INITIATION)),
                content.optional(BACK, content::inner).map(AuthenticationContent::back),
                content.optional(CALLBACK, content::fingerprint));
    }

    private static StoredContent of(Initiation initiation) {
        return StoredContent.EMPTY
                .with(AT, initiation.at())
                .with(ORDER, initiation.order())
                .with(SHOWN, initiation.shown())
                .with(DETAILS, initiation.details());
    }

    private static Initiation initiation(StoredContent content) {
        return new Initiation(content.time(AT), content.money(ORDER), content.fields(SHOWN), content.fields(DETAILS));
    }

    private static StoredContent of(PayerReturn back) {
        return StoredContent.EMPTY
                .with(URL, back.url())
                .withAny(back.key(), (content, key) -> content.with(KEY, key.revealBase64()));
    }

    private static PayerReturn back(StoredContent content) {
        return new PayerReturn(
                content.text(URL),
                content.optional(KEY, content::text)
                        .map(key -> Aes256Key.of(Base64.getDecoder().decode(key))));
    }
}
