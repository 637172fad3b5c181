package io.paysession.domain.merchant;

import io.paysession.domain.merchant.TokenSettings.Format;
import io.paysession.domain.merchant.TokenSettings.Uniqueness;
import io.vavr.control.Option;

/** What is to change in {@link TokenSettings}; what is absent stays. */
public record TokenChange(Option<String> repository, Option<Uniqueness> uniqueness, Option<Format> format) {
    /** Nothing changes. */
    public static final TokenChange NONE = new TokenChange(Option.none(), Option.none(), Option.none());

    /**
     * {@return the settings after the change}
     *
     * @param before what was agreed until now
     */
    public TokenSettings apply(TokenSettings before) {
        return new TokenSettings(
                repository.getOrElse(before.repository()),
                uniqueness.getOrElse(before.uniqueness()),
                format.getOrElse(before.format()));
    }
}
