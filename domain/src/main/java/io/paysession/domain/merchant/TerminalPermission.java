package io.paysession.domain.merchant;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * Where a merchant may have terminals, and how many.
 *
 * @param places networks, hosts, domains and devices, as the operator writes them: terminals of this merchant may be
 *               registered nowhere else, and nowhere there may those of merchants without a list of their own. Empty for
 *               wherever the server allows terminals and nobody else has a list for
 * @param most   the most that may be registered; none for what the server allows everybody
 */
public record TerminalPermission(Set<String> places, Option<Integer> most) {
    /** What a new merchant has. */
    public static final TerminalPermission DEFAULT = new TerminalPermission(HashSet.empty(), Option.none());

    /**
     * What is to change; what is absent stays.
     *
     * @param places empty for no list of its own
     * @param most   nothing inside for what the server allows everybody
     */
    public record Change(Option<Set<String>> places, Option<Option<Integer>> most) {
        /** Nothing changes. */
        public static final Change NONE = new Change(Option.none(), Option.none());

        TerminalPermission apply(TerminalPermission before) {
            return new TerminalPermission(places.getOrElse(before.places()), most.getOrElse(before.most()));
        }
    }
}
