/**
 * What is told of a session on a terminal: where it stands, why, and why something was refused.
 */
@NullMarked
package io.paysession.domain.terminal.answer;

import org.jspecify.annotations.NullMarked;
