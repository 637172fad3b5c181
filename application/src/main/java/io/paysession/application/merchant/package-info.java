/** The use cases that manage merchants and their API passwords. */
@NullMarked
package io.paysession.application.merchant;

import org.jspecify.annotations.NullMarked;
