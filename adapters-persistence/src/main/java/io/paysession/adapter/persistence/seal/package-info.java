/** Content as bytes, and its encryption with what stands readable beside it. */
@NullMarked
package io.paysession.adapter.persistence.seal;

import org.jspecify.annotations.NullMarked;
