/** Payers' wallets: what comes from them is signed by the wallet and encrypted for us. */
@NullMarked
package io.paysession.adapter.acquirer.wallet;

import org.jspecify.annotations.NullMarked;
