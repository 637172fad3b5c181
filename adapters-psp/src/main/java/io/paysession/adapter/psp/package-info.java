/**
 * Terminals that speak the Payter Session Protocol: codec, link and controller side. {@code PspAdapter} is the door.
 */
@NullMarked
package io.paysession.adapter.psp;

import org.jspecify.annotations.NullMarked;
