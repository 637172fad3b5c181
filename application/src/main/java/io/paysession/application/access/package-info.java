/** Who asks, and whether they may. */
@NullMarked
package io.paysession.application.access;

import org.jspecify.annotations.NullMarked;
