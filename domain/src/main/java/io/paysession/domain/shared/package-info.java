/** Values that every part of the domain speaks: API versions and secrets. */
@NullMarked
package io.paysession.domain.shared;

import org.jspecify.annotations.NullMarked;
