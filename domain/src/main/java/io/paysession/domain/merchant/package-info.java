/** Merchants and their API passwords. */
@NullMarked
package io.paysession.domain.merchant;

import org.jspecify.annotations.NullMarked;
