/** An acquirer that is another gateway with this same API. */
@NullMarked
package io.paysession.adapter.acquirer.gateway;

import org.jspecify.annotations.NullMarked;
