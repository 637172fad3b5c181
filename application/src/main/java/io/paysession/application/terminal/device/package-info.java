/**
 * The terminals that a merchant has: registered, looked at, replaced and removed, whatever sessions there are on them.
 */
@NullMarked
package io.paysession.application.terminal.device;

import org.jspecify.annotations.NullMarked;
