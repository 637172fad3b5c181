/** HTTPS, and the files that it takes. */
@NullMarked
package io.paysession.adapter.rest.tls;

import org.jspecify.annotations.NullMarked;
