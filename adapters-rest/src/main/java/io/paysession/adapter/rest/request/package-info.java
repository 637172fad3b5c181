/** What was sent: how bodies come in, credentials, and what all requests have in common. */
@NullMarked
package io.paysession.adapter.rest.request;

import org.jspecify.annotations.NullMarked;
