package io.paysession.adapter.rest.form;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Refusal;
import io.paysession.application.session.FillSessionCommand;
import io.paysession.application.session.FillSessionUseCase;
import io.paysession.application.session.SessionView;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;

/** What hosted fields are answered. */
final class FilledSession {
    private FilledSession() {}

    static Answer answer(FillSessionUseCase fill, Access access, Group document) {
        return fill.fillSession(new FillSessionCommand(access, document))
                .fold(FilledSession::refused, view -> Answer.ok(shown(view, access)));
    }

    /** An id that is none, or none any more, is told to pages in these words (source: gateway-api 2.6). */
    private static Answer refused(Refusal refusal) {
        boolean unknown =
                refusal instanceof Refusal.NotAdmitted refused && refused.reason() == AccessRefusal.INVALID_CREDENTIALS;
        return RefusalAnswers.of(unknown ? new Refusal.BySession(new SessionRefusal.Gone()) : refusal);
    }

    private static Group shown(SessionView view, Access access) {
        PaymentSession session = view.session();
        return view.fields()
                .with("merchant", text(session.merchant().value()))
                .with(
                        "session",
                        Group.EMPTY
                                .with(
                                        "updateStatus",
                                        text(session.updateStatus().name()))
                                .with("version", text(session.version().value())))
                .with("version", text(access.version().toString()));
    }
}
