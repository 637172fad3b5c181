package io.paysession.application.merchant;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;

/** What the merchant use cases need from the world. */
public record MerchantPorts(Merchants merchants, PasswordHashing hashing, Sessions sessions, Randomness randomness) {}
