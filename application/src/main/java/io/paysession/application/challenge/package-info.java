/** The pages on which a payer is asked, between AUTHENTICATE_PAYER and the merchant's own page. */
@NullMarked
package io.paysession.application.challenge;

import org.jspecify.annotations.NullMarked;
