/** Statuses and words for what the use cases refuse. */
@NullMarked
package io.paysession.adapter.rest.refusal;

import org.jspecify.annotations.NullMarked;
