/** What can only be checked on all modules together. */
@NullMarked
package io.paysession.checks;

import org.jspecify.annotations.NullMarked;
