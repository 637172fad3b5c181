/**
 * What a merchant asks of a terminal: for how much, under which name, and what is to become of it if nobody says more.
 */
@NullMarked
package io.paysession.domain.terminal.request;

import org.jspecify.annotations.NullMarked;
