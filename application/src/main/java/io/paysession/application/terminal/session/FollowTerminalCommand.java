package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Option;

/**
 * Which terminal, and from where on.
 *
 * @param after the position of what the caller already knows; none for nothing but what happens from now on
 * @param limit the most to tell at once, at least 1
 */
public record FollowTerminalCommand(TerminalKey terminal, Option<Long> after, int limit) {}
