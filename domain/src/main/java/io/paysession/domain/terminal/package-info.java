/**
 * Payment terminals and the sessions on them: who may dispose of an approval, for how much, and until when.
 *
 * <p>A {@link io.paysession.domain.terminal.TerminalSession} has one type for each state. What a state does not know, it
 * refuses or ignores; what it knows gives the next state, which is to be stored before anybody acts on it.
 */
@NullMarked
package io.paysession.domain.terminal;

import org.jspecify.annotations.NullMarked;
