/** The keys of this process, and what is computed under them. */
@NullMarked
package io.paysession.adapter.persistence.crypto;

import org.jspecify.annotations.NullMarked;
