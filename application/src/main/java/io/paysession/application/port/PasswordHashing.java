package io.paysession.application.port;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;

/** Keyed hashes of API passwords: worthless without the master key, different for each merchant. */
public interface PasswordHashing {
    /**
     * {@return the hash under the current key}
     *
     * @param merchant whose password it is: a hash is of no use for another one
     * @param password the password in clear
     */
    PasswordHash hash(MerchantId merchant, Secret password);

    /**
     * {@return whether this is the hash of that password, compared in constant time; false, after as much work, if its
     * key is not known}
     *
     * @param merchant whose password it is: a hash is of no use for another one
     * @param password the password in clear
     * @param hash what was stored
     */
    boolean matches(MerchantId merchant, Secret password, PasswordHash hash);

    /** {@return the hash of no password, always the same: what to compare with in place of a hash that is missing} */
    PasswordHash decoy();

    /**
     * {@return whether the hash was made with the current key; if not, it should be made anew when its password is next
     * seen}
     *
     * @param hash what was stored
     */
    boolean isCurrent(PasswordHash hash);
}
