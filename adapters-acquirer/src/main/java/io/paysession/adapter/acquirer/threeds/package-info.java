/** A sandbox that authenticates payers by 3-D Secure: a 3DS server, a directory and an issuer that hold no state. */
@NullMarked
package io.paysession.adapter.acquirer.threeds;

import org.jspecify.annotations.NullMarked;
