/** How one setting is read, and how it is refused. */
@NullMarked
package io.paysession.bootstrap.setting;

import org.jspecify.annotations.NullMarked;
