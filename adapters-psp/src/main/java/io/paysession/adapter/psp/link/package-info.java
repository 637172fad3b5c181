/**
 * The host's end of PSP: one {@link io.paysession.adapter.psp.link.PspLink} for each terminal, which never waits, and the
 * sockets, serial lines, timers and threads around it.
 */
@NullMarked
package io.paysession.adapter.psp.link;

import org.jspecify.annotations.NullMarked;
