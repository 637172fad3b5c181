package io.paysession.domain.merchant;

import io.vavr.control.Option;

/**
 * How a merchant's requests are read.
 *
 * @param unknownFields what becomes of fields that nobody knows
 */
public record RequestSettings(UnknownFields unknownFields) {
    /** What a new merchant has. */
    public static final RequestSettings DEFAULT = new RequestSettings(UnknownFields.REFUSE);

    /** What is to change; what is absent stays. */
    public record Change(Option<UnknownFields> unknownFields) {
        /** Nothing changes. */
        public static final Change NONE = new Change(Option.none());

        RequestSettings apply(RequestSettings before) {
            return new RequestSettings(unknownFields.getOrElse(before.unknownFields()));
        }
    }
}
