package io.paysession.application.merchant;

/** Makes sure that a merchant exists and that a password works: for demos, tests and provisioning by script. */
public interface EnsureMerchantUseCase {
    /**
     * Adds the merchant, or makes the password its newest one; changes nothing if it works already.
     *
     * @return whether anything changed
     */
    boolean ensureMerchant(EnsureMerchantCommand command);
}
