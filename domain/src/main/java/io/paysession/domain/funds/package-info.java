/** What can be paid with. */
@NullMarked
package io.paysession.domain.funds;

import org.jspecify.annotations.NullMarked;
