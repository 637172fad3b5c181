/** Field values to and from JSON. Numbers stay as they were written, and nothing that was read is left in memory. */
@NullMarked
package io.paysession.json;

import org.jspecify.annotations.NullMarked;
