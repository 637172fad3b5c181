/** The gateway's REST API, translated into use cases. {@code RestAdapter} is the door. */
@NullMarked
package io.paysession.adapter.rest;

import org.jspecify.annotations.NullMarked;
