/** Tokens: names for cards that a merchant may keep. */
@NullMarked
package io.paysession.domain.token;

import org.jspecify.annotations.NullMarked;
