package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions;
import io.vavr.collection.Seq;

/**
 * A part of what happened on a terminal.
 *
 * @param position where to go on
 */
public record TerminalStory(Seq<TerminalSessions.Happening> happenings, long position) {}
