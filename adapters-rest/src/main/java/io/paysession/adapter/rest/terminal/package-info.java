/** The operations on terminals and their sessions. */
@NullMarked
package io.paysession.adapter.rest.terminal;

import org.jspecify.annotations.NullMarked;
