/** The gateway's other protocol, name-value pairs, translated to the same operations. */
@NullMarked
package io.paysession.adapter.rest.nvp;

import org.jspecify.annotations.NullMarked;
