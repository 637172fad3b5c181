package io.paysession.application.wallet;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Fetches a payer's card and addresses from a wallet into a session (source: gateway-api 2.5). For merchants only. */
public interface UpdateSessionFromWalletUseCase {
    /**
     * @return right: card and addresses are stored durably, under a new version; left: the content is what it was. That a
     *     malformed request was tried is remembered, as by Update Session; what a wallet refuses leaves no trace
     */
    Either<Refusal, UpdatedFromWallet> updateSessionFromWallet(UpdateSessionFromWalletCommand command);
}
