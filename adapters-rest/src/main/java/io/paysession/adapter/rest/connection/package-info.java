/** What comes first and is cheap: connections, who is at their other end, and what they hold. */
@NullMarked
package io.paysession.adapter.rest.connection;

import org.jspecify.annotations.NullMarked;
