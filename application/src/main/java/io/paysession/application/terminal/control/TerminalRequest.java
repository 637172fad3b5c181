package io.paysession.application.terminal.control;

/**
 * What a terminal is to be asked for next.
 *
 * @param what    by what its answer is told
 * @param sending asks for it; the answer may be there before that returns, so that who waits for it must know before
 */
record TerminalRequest(Asked what, Runnable sending) {}
