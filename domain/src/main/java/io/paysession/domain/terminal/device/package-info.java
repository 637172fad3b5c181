/**
 * Which terminals a merchant has, where they are, and which device is there.
 */
@NullMarked
package io.paysession.domain.terminal.device;

import org.jspecify.annotations.NullMarked;
