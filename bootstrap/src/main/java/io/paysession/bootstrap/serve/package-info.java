/** The server: its command with all options, and what is started in which order. */
@NullMarked
package io.paysession.bootstrap.serve;

import org.jspecify.annotations.NullMarked;
