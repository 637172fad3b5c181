/** What a card number tells without asking anyone: brand, scheme, funding method. */
@NullMarked
package io.paysession.domain.card;

import org.jspecify.annotations.NullMarked;
