/** Wallets: where payers keep their cards. */
@NullMarked
package io.paysession.domain.wallet;

import org.jspecify.annotations.NullMarked;
