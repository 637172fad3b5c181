package io.paysession.application.session;

import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Option;

/**
 * The answer to Create Session.
 *
 * @param session       the new session; only here may its AES key be shown
 * @param correlationId echoed if it was given
 */
public record CreatedSession(PaymentSession session, Option<String> correlationId) {}
