/** What is served at which URL. */
@NullMarked
package io.paysession.adapter.rest.route;

import org.jspecify.annotations.NullMarked;
