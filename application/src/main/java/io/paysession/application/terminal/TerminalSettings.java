package io.paysession.application.terminal;

import io.paysession.domain.terminal.TerminalAddress;
import io.paysession.domain.terminal.TerminalRules;
import java.util.function.Predicate;

/**
 * What the operator chose.
 *
 * @param allowed whether a terminal may be registered at an address: whoever registers one makes this server connect
 */
public record TerminalSettings(TerminalRules rules, Predicate<TerminalAddress> allowed) {}
