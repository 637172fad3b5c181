/** What the use cases need from the world. */
@NullMarked
package io.paysession.application.port;

import org.jspecify.annotations.NullMarked;
