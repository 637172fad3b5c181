package io.paysession.application.merchant;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.Tokens;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * What the merchant use cases need from the world.
 *
 * @param terminals none for a service that has no terminals
 * @param tokens    none for a service that has no tokens
 */
public record MerchantPorts(
        Merchants merchants,
        PasswordHashing hashing,
        Sessions sessions,
        Randomness randomness,
        Option<Terminals> terminals,
        Option<Tokens> tokens) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public MerchantPorts {
        Objects.requireNonNull(merchants, "merchants");
        Objects.requireNonNull(hashing, "hashing");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(randomness, "randomness");
        Objects.requireNonNull(terminals, "terminals");
        Objects.requireNonNull(tokens, "tokens");
    }

    /** For a service without terminals and tokens. */
    public MerchantPorts(Merchants merchants, PasswordHashing hashing, Sessions sessions, Randomness randomness) {
        this(merchants, hashing, sessions, randomness, Option.none(), Option.none());
    }
}
