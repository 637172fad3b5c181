/** How terminals are reached, which addresses they may have, and their simulator. */
@NullMarked
package io.paysession.bootstrap.terminal;

import org.jspecify.annotations.NullMarked;
