/** Sessions that are filled from a payer's wallet. */
@NullMarked
package io.paysession.application.wallet;

import org.jspecify.annotations.NullMarked;
