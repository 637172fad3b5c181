package io.paysession.application.session;

/**
 * A request to destroy what has expired.
 *
 * @param limit the most sessions to destroy in one go, at least 1
 */
public record PurgeSessionsCommand(int limit) {}
