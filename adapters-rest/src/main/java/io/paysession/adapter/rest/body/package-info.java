/** What a body says: JSON documents, read without a copy of what is sensitive. */
@NullMarked
package io.paysession.adapter.rest.body;

import org.jspecify.annotations.NullMarked;
