package io.paysession.domain.merchant;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * A merchant and its active API passwords: up to two, so that a client can move from one to the other without an
 * interruption (source: gateway-api 1.5).
 *
 * @param id        who it is
 * @param passwords hashes of the active passwords, the newest first; one or two
 * @param settings  what the operator has set for it
 */
public record Merchant(MerchantId id, Seq<PasswordHash> passwords, MerchantSettings settings) {
    /** The most passwords that may be active at once. */
    public static final int MAXIMUM_PASSWORDS = 2;

    /** @throws IllegalArgumentException unless there are one or two passwords */
    public Merchant {
        if (passwords.isEmpty() || passwords.size() > MAXIMUM_PASSWORDS) {
            throw new IllegalArgumentException("A merchant has one or two active passwords");
        }
    }

    /**
     * {@return a new merchant with its first password}
     *
     * @param id the merchant's name
     * @param password the hash of its first password
     */
    public static Merchant withPassword(MerchantId id, PasswordHash password) {
        return withPassword(id, password, MerchantSettings.DEFAULT);
    }

    /**
     * {@return a new merchant with its first password and settings of its own}
     *
     * @param id the merchant's name
     * @param password the hash of its first password
     * @param settings what was agreed with it
     */
    public static Merchant withPassword(MerchantId id, PasswordHash password, MerchantSettings settings) {
        return new Merchant(id, List.of(password), settings);
    }

    /**
     * Makes {@code password} the newest; the one before stays active, any older one stops working.
     *
     * @param password the hash of another password
     * @return the merchant, whose passwords are the new one and the one before it
     */
    public Merchant rotate(PasswordHash password) {
        return new Merchant(id, passwords.prepend(password).take(MAXIMUM_PASSWORDS), settings);
    }

    /**
     * Keeps the newest password only: the end of a rotation.
     *
     * @return the merchant, to whom older passwords open nothing any more
     */
    public Merchant withNewestPasswordOnly() {
        return new Merchant(id, passwords.take(1), settings);
    }

    /**
     * {@return the same password under a newer key}
     *
     * @param old the hash that was compared with
     * @param renewed the hash of the same password under a newer key
     */
    public Merchant rehash(PasswordHash old, PasswordHash renewed) {
        return new Merchant(id, passwords.replace(old, renewed), settings);
    }

    /**
     * {@return the same merchant under other settings}
     *
     * @param changed what is agreed with it from now on
     */
    public Merchant with(MerchantSettings changed) {
        return new Merchant(id, passwords, changed);
    }

    /** {@return the repository of its tokens: one that it shares, or its own, named by its id} */
    public String tokenRepository() {
        String shared = settings.tokens().repository();
        return shared.equals(TokenSettings.OWN) ? id.value() : shared;
    }
}
