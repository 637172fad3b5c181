package io.paysession.domain.shared;

import java.util.Objects;

/**
 * A text that must never reach a log, an exception or an error body: it prints as {@code ***} and is shown only by
 * {@link #reveal()}, so that every place that looks at it can be found by one search.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param value the text to protect, not null
     * @return the text, which no longer prints itself
     */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    /** {@return the protected text} Never log, throw or print it. */
    public String reveal() {
        return value;
    }

    /** Compares in a time that depends on the lengths only. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Secret secret) || secret.value.length() != value.length()) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < value.length(); i++) {
            difference |= value.charAt(i) ^ secret.value.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
