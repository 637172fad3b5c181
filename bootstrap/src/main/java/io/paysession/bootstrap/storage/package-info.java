/** Which database is used, by which keys, and the stores over it. */
@NullMarked
package io.paysession.bootstrap.storage;

import org.jspecify.annotations.NullMarked;
