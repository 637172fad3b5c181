package io.paysession.domain.merchant;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The merchant's pages in browsers.
 *
 * @param origins the origins of pages that may have hosted fields in them, as {@link #origin} writes them; empty: any
 */
public record PageSettings(Set<String> origins) {
    /** What a new merchant has. */
    public static final PageSettings DEFAULT = new PageSettings(HashSet.empty());

    private static final Pattern ORIGIN = Pattern.compile(
            "(https?)://([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])(?::([1-9][0-9]{0,4}))?/?",
            Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if one of them is no origin, or not written as {@link #origin} writes it */
    public PageSettings {
        if (!origins.forAll(given -> origin(given).contains(given))) {
            throw new IllegalArgumentException("Not the origin of a page");
        }
    }

    /**
     * What is to change; what is absent stays.
     *
     * @param origins all of them, from now on
     */
    public record Change(Option<Set<String>> origins) {
        /** Nothing changes. */
        public static final Change NONE = new Change(Option.none());

        PageSettings apply(PageSettings before) {
            return new PageSettings(origins.getOrElse(before.origins()));
        }
    }

    /**
     * {@return the origin that a text names: {@code http} or {@code https}, host and port, as browsers write it, without the
     * port if that is the usual one; none if it names none, or more than that}
     *
     * @param text such as {@code https://shop.example}
     */
    public static Option<String> origin(String text) {
        Matcher parts = ORIGIN.matcher(text);
        if (!parts.matches()) {
            return Option.none();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String usual = scheme.equals("http") ? "80" : "443";
        String port = parts.group(3) == null || parts.group(3).equals(usual) ? "" : ":" + parts.group(3);
        return Option.some(scheme + "://" + parts.group(2).toLowerCase(Locale.ROOT) + port);
    }
}
