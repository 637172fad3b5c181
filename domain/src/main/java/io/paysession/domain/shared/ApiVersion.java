package io.paysession.domain.shared;

import io.vavr.control.Option;

/**
 * A version of the gateway's API: a whole number from 1 to 100 in the URL (source: gateway-api 1.3).
 *
 * @param number 1 to 100
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {
    /** The oldest version that a URL may name. */
    public static final ApiVersion OLDEST = new ApiVersion(1);
    /** The newest and last version. */
    public static final ApiVersion NEWEST = new ApiVersion(100);

    /** @throws IllegalArgumentException outside 1 to 100 */
    public ApiVersion {
        if (number < 1 || number > 100) {
            throw new IllegalArgumentException("API version out of range: " + number);
        }
    }

    /**
     * Reads the URL's version segment; none unless it is a whole number from 1 to 100 without sign or leading zero.
     *
     * @param text a number as it stands in a path
     * @return the version; none if this server does not know it
     */
    public static Option<ApiVersion> parse(String text) {
        boolean wellFormed = text.length() <= 3
                && !text.isEmpty()
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Option.when(wellFormed, text)
                .map(Integer::parseInt)
                .filter(number -> number <= 100)
                .map(ApiVersion::new);
    }

    /**
     * {@return whether this version lies between the two, both included}
     *
     * @param since the first version of the range
     * @param until the last version of the range
     */
    public boolean isBetween(ApiVersion since, ApiVersion until) {
        return number >= since.number && number <= until.number;
    }

    /**
     * {@return whether this version is {@code last} or an older one}
     *
     * @param last the number of the latest version that counts
     */
    public boolean isUpTo(int last) {
        return number <= last;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
