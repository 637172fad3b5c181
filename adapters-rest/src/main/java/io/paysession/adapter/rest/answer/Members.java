package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue.Group;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/** Chooses members of groups. */
public final class Members {
    private Members() {}

    /** Only the members of these names. */
    public static Group only(Group group, String... names) {
        Set<String> wanted = HashSet.of(names);
        return new Group(group.members().filterKeys(wanted::contains));
    }

    /** All members but those of these names. */
    public static Group without(Group group, String... names) {
        Set<String> unwanted = HashSet.of(names);
        return new Group(group.members().filterKeys(name -> !unwanted.contains(name)));
    }

    /** The group with another one as a member, unless that is empty: then without such a member. */
    public static Group with(Group group, String name, Group member) {
        return member.members().isEmpty() ? without(group, name) : group.with(name, member);
    }
}
