package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.vavr.control.Option;

/**
 * What a terminal says when the bank has reserved the money.
 *
 * @param terminalSessionId the terminal's number for it, 32 bits, not negative: what commit and void must name
 * @param partial           the amount, if it is less than was asked for
 */
public record Approval(long terminalSessionId, Option<Money> partial, PresentedCard card) {}
