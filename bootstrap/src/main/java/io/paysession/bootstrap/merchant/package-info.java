/** The commands about merchants, and those that a start brings along. */
@NullMarked
package io.paysession.bootstrap.merchant;

import org.jspecify.annotations.NullMarked;
