/** In-memory fakes of the ports, and the contracts that every implementation of a port must pass. */
@NullMarked
package io.paysession.application.testing;

import org.jspecify.annotations.NullMarked;
