/** Changes that others may be making at the same time. */
@NullMarked
package io.paysession.application.race;

import org.jspecify.annotations.NullMarked;
