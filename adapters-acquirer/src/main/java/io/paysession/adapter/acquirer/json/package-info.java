/** Documents as JSON text, for whoever keeps or sends one. */
@NullMarked
package io.paysession.adapter.acquirer.json;

import org.jspecify.annotations.NullMarked;
