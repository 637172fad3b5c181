package io.paysession.application.session;

import io.paysession.domain.session.PaymentSession;

/**
 * The answer to Create Session.
 *
 * @param session the new session; only here may its AES key be shown
 */
public record CreatedSession(PaymentSession session) {}
