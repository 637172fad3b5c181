package io.paysession.application.terminal.session;

/**
 * A session that was asked for.
 *
 * @param added whether it is new; otherwise the same had been asked for before
 */
public record StartedTerminalSession(TerminalSessionView view, boolean added) {}
