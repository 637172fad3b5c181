/** The payer's authentication by 3-D Secure. */
@NullMarked
package io.paysession.domain.authentication;

import org.jspecify.annotations.NullMarked;
