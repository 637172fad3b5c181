package io.paysession.adapter.rest.session;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.application.checkout.InitiatedCheckout;
import io.paysession.application.session.CreatedSession;
import io.paysession.application.session.SessionView;
import io.paysession.application.wallet.UpdatedFromWallet;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.shared.ApiVersion;

/** How answers show a session (source: recorded-responses 1, 2). */
final class SessionDocuments {
    private static final int LAST_WITHOUT_CHECKOUT_MODE = 62;

    private SessionDocuments() {}

    static Group created(CreatedSession created) {
        PaymentSession session = created.session();
        Group shown = Group.EMPTY
                .with("aes256Key", text(session.key().revealBase64()))
                .with(
                        "authenticationLimit",
                        new Number(Integer.toString(session.authentications().allowed())))
                .with("id", text(session.id().value()))
                .with("updateStatus", text(session.updateStatus().name()))
                .with("version", text(session.version().value()));
        Group document = Group.EMPTY
                .with("merchant", text(session.merchant().value()))
                .with("result", text("SUCCESS"))
                .with("session", shown);
        return Answer.with(document, "lineOfBusiness", session.fields().text("lineOfBusiness"));
    }

    static Group view(SessionView view, ApiVersion version) {
        PaymentSession session = view.session();
        Group shown = Group.EMPTY
                .with("updateStatus", text(session.updateStatus().name()))
                .with("version", text(session.version().value()));
        // A payer's answer leaves the id out: it is security-sensitive (source: gateway-api 1.5).
        Group withId = view.requester() == Requester.MERCHANT
                ? shown.with("id", text(session.id().value()))
                : shown;
        return view.fields()
                .with("merchant", text(session.merchant().value()))
                .with("session", withId)
                .with("version", text(version.toString()));
    }

    /** The session of a checkout: its key stays here, for nothing of it passes through the payer's browser. */
    static Group initiated(InitiatedCheckout initiated, ApiVersion version) {
        PaymentSession session = initiated.session();
        Group document = Group.EMPTY
                .with("merchant", text(session.merchant().value()))
                .with("result", text("SUCCESS"))
                .with("session", named(session))
                .with("successIndicator", text(initiated.successIndicator()));
        return version.isUpTo(LAST_WITHOUT_CHECKOUT_MODE) ? document : document.with("checkoutMode", text("WEBSITE"));
    }

    /** A session that was filled from a wallet: what it holds is for Retrieve Session to show. */
    static Group filled(UpdatedFromWallet filled, ApiVersion version) {
        PaymentSession session = filled.session();
        return Group.EMPTY
                .with("merchant", text(session.merchant().value()))
                .with(
                        "order",
                        Group.EMPTY.with(
                                "walletProvider", text(filled.provider().name())))
                .with("session", named(session))
                .with("version", text(version.toString()));
    }

    private static Group named(PaymentSession session) {
        return Group.EMPTY
                .with("id", text(session.id().value()))
                .with("updateStatus", text(session.updateStatus().name()))
                .with("version", text(session.version().value()));
    }
}
