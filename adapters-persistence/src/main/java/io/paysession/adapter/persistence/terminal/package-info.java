/** The terminals, who is in charge of them, and the journal of their sessions. */
@NullMarked
package io.paysession.adapter.persistence.terminal;

import org.jspecify.annotations.NullMarked;
