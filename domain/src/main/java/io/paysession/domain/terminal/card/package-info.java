/**
 * What a terminal tells of a card, and of the money that the bank has reserved on it.
 */
@NullMarked
package io.paysession.domain.terminal.card;

import org.jspecify.annotations.NullMarked;
