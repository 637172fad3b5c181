/** Where money is asked for: a sandbox that moves none, and a connector to a gateway that speaks the same API. */
@NullMarked
package io.paysession.adapter.acquirer;

import org.jspecify.annotations.NullMarked;
