package io.paysession.application.terminal;

import io.paysession.application.port.Randomness;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.TimeSource;

/** What the terminal use cases need from the world. */
public record TerminalPorts(Terminals terminals, TerminalSessions sessions, Randomness randomness, TimeSource time) {}
