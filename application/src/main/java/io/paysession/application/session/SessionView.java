package io.paysession.application.session;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;

/**
 * What an answer shows of a session.
 *
 * @param requester     for whom it is made; a payer does not see the session's id
 * @param session       the session itself: for its id, version and status
 * @param fields        its content as the requester may see it
 */
public record SessionView(Requester requester, PaymentSession session, Group fields) {}
