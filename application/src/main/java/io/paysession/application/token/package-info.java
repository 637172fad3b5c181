/** Operations on tokens: names for cards that a merchant may keep. */
@NullMarked
package io.paysession.application.token;

import org.jspecify.annotations.NullMarked;
