package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.CatalogueNode.Leaf;
import io.paysession.domain.field.CatalogueNode.Listing;
import io.paysession.domain.field.CatalogueNode.Named;
import io.paysession.domain.field.CatalogueNode.Open;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.Violation.Kind;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.ArrayList;

/** One reading of one request; collects what it finds, so it is used once. */
final class FieldReader {
    /** Enough to mend a request, and no more than a hostile one deserves. */
    private static final int MAXIMUM_VIOLATIONS = 50;

    private static final int MAXIMUM_NAME_LENGTH = 99;
    /** The longest name of a field in an answer (source: gateway-api 7). */
    private static final int LONGEST_FIELD = 100;

    /** What is paid with, and which session is meant, is never guessed at. */
    private static final List<String> NEVER_LEFT_OUT = List.of("sourceOfFunds", "session");

    /** Levels below an open group. */
    private static final int MAXIMUM_OPEN_DEPTH = 6;

    private final ApiVersion version;
    private final java.util.List<Violation> violations = new ArrayList<>();
    private final java.util.List<Violation> notForPayers = new ArrayList<>();
    private final java.util.List<FieldPath> unknown = new ArrayList<>();
    /** Apart, so that no number of unknown fields hides what is wrong besides them. */
    private final java.util.List<Violation> known = new ArrayList<>();

    FieldReader(ApiVersion version) {
        this.version = version;
    }

    FieldReading read(Group document, Branch root) {
        Split split = branch(PresentValues.of(document), root, FieldPath.ROOT);
        return new FieldReading(
                new RequestFields(split.stored()),
                new RequestFields(split.envelope()),
                List.ofAll(violations),
                List.ofAll(notForPayers),
                new FieldReading.Unknown(List.ofAll(unknown), List.ofAll(known)));
    }

    /** A group is read into two: what is stored and what is not. */
    private record Split(Group stored, Group envelope) {}

    private Split branch(Group group, Branch branch, FieldPath path) {
        Group stored = Group.EMPTY;
        Group envelope = Group.EMPTY;
        for (Tuple2<String, FieldValue> member : group.members()) {
            CatalogueNode node = branch.members().get(member._1());
            FieldValue value = member._2();
            FieldPath place = path.member(member._1());
            if (value instanceof Nothing || isEmptyGroup(value) && node != null && !(node instanceof Leaf)) {
                continue;
            }
            if (node == null) {
                addUnknown(firstValue(value, place, 1));
            } else if (node instanceof Branch inner && value instanceof Group innerGroup) {
                Split split = branch(innerGroup, inner, place);
                stored = withUnlessEmpty(stored, member._1(), split.stored());
                envelope = withUnlessEmpty(envelope, member._1(), split.envelope());
            } else if (node instanceof Leaf leaf && !leaf.rule().stored()) {
                Group current = envelope;
                envelope = leaf(value, leaf.rule(), place)
                        .map(read -> current.with(member._1(), read))
                        .getOrElse(current);
            } else {
                Group current = stored;
                stored = node(value, node, place)
                        .map(read -> withUnlessEmpty(current, member._1(), read))
                        .getOrElse(current);
            }
        }
        return new Split(stored, envelope);
    }

    /** The gateway knows no groups: it complains of the first value in one (source: recorded-responses 4). */
    private static FieldPath firstValue(FieldValue value, FieldPath path, int depth) {
        return Option.of(value)
                .filter(any -> any instanceof Group && depth <= MAXIMUM_OPEN_DEPTH)
                .flatMap(group -> List.ofAll(((Group) group).members())
                        .find(member -> !(member._2() instanceof Nothing) && isName(member._1())))
                .map(member -> firstValue(member._2(), path.member(member._1()), depth + 1))
                .filter(place -> place.toString().length() <= LONGEST_FIELD)
                .getOrElse(path);
    }

    private Option<FieldValue> node(FieldValue value, CatalogueNode node, FieldPath path) {
        if (node instanceof Leaf leaf) {
            return leaf(value, leaf.rule(), path);
        }
        if (node instanceof Branch branch && value instanceof Group group) {
            return Option.some(branch(group, branch, path).stored());
        }
        if (node instanceof Listing listing && value instanceof Items items) {
            return list(items, listing, path);
        }
        if (node instanceof Named named && value instanceof Group group) {
            return custom(group, named.rule(), path);
        }
        if (node instanceof Open open && (value instanceof Group || value instanceof Items)) {
            return open(value, open, path, 1);
        }
        return wrongType(path);
    }

    private Option<FieldValue> leaf(FieldValue value, FieldRule rule, FieldPath path) {
        if (!rule.isKnownIn(version)) {
            addUnknown(path);
            return Option.none();
        }
        if (!rule.payerWrites()) {
            addTo(notForPayers, Violation.of(path, Kind.UNEXPECTED));
        }
        return rule.type().read(value).fold(defect -> add(defect.at(path, shown(value, rule))), Option::some);
    }

    private Option<FieldValue> list(Items items, Listing listing, FieldPath path) {
        int[] index = {0};
        // An item without a value is dropped: a list replaces the one before, and one that holds nothing would do so
        // without naming any field that the payer filter could look at.
        return Option.some(new Items(items.values().flatMap(item -> {
            FieldPath place = path.item(index[0]++);
            return item instanceof Nothing || isEmptyGroup(item)
                    ? Option.none()
                    : node(item, listing.item(), place).filter(read -> !isEmptyGroup(read));
        })));
    }

    private Option<FieldValue> custom(Group group, FieldRule rule, FieldPath path) {
        int most = FieldCatalogue.MAXIMUM_CUSTOM_NAMES;
        if (group.members().count(member -> !(member._2() instanceof Nothing)) > most) {
            return add(Violation.bounded(path, Kind.TOO_MANY, most));
        }
        TreeMap<String, FieldValue> read = TreeMap.empty();
        for (Tuple2<String, FieldValue> member : group.members()) {
            FieldPath place = path.member(member._1());
            if (member._2() instanceof Nothing) {
                continue;
            }
            // The documents allow no underscore here (source: gateway-api 4); open groups may have one.
            if (!isName(member._1()) || member._1().indexOf('_') >= 0) {
                Option<FieldValue> unusedNone = add(Violation.of(place, Kind.UNEXPECTED));
                continue;
            }
            Option<FieldValue> value = leaf(member._2(), rule, place);
            read = value.isDefined() ? read.put(member._1(), value.get()) : read;
        }
        return Option.some(new Group(read));
    }

    private Option<FieldValue> open(FieldValue value, Open open, FieldPath path, int depth) {
        if (value instanceof Nothing) {
            return Option.none();
        }
        if (!(value instanceof Group) && !(value instanceof Items)) {
            return value instanceof FieldValue.Flag ? flag(value, open.rule(), path) : leaf(value, open.rule(), path);
        }
        if (depth > MAXIMUM_OPEN_DEPTH) {
            return add(Violation.bounded(path, Kind.TOO_DEEP, MAXIMUM_OPEN_DEPTH));
        }
        if (value instanceof Items items) {
            int[] index = {0};
            return Option.some(new Items(items.values()
                    .flatMap(item ->
                            open(item, open, path.item(index[0]++), depth + 1).filter(read -> !isEmptyGroup(read)))));
        }
        return Option.some(Group.of(((Group) value).members().flatMap(member -> {
            FieldPath place = path.member(member._1());
            return isName(member._1())
                    ? member(member, open, place, depth + 1)
                            .filter(read -> !isEmptyGroup(read))
                            .map(read -> Tuple.of(member._1(), read))
                    : add(Violation.of(place, Kind.UNEXPECTED)).map(none -> Tuple.of("", none));
        })));
    }

    /** A member of an open group, of which the catalogue may know what it is. */
    private Option<FieldValue> member(Tuple2<String, FieldValue> member, Open open, FieldPath place, int depth) {
        FieldValue value = member._2();
        CatalogueNode known = open.known().get(member._1());
        if (known == null
                || value instanceof Nothing
                || open.mayBeAnything(member._1())
                || isEmptyGroup(value) && known instanceof Branch) {
            return open(value, open.member(member._1()), place, depth);
        }
        if (known instanceof Leaf leaf) {
            return leaf(value, leaf.rule(), place);
        }
        return value instanceof Group ? open(value, open.member(member._1()), place, depth) : wrongType(place);
    }

    /** An open group does not know its types, so a truth value stays one. */
    private Option<FieldValue> flag(FieldValue value, FieldRule rule, FieldPath path) {
        if (!rule.payerWrites()) {
            addTo(notForPayers, Violation.of(path, Kind.UNEXPECTED));
        }
        return Option.some(value);
    }

    private Option<FieldValue> wrongType(FieldPath path) {
        return add(Violation.of(path, Kind.WRONG_TYPE));
    }

    private Option<FieldValue> add(Violation violation) {
        addTo(violations, violation);
        addTo(known, violation);
        return Option.none();
    }

    private void addUnknown(FieldPath path) {
        Violation violation = Violation.of(path, Kind.UNEXPECTED);
        addTo(violations, violation);
        if (path.isBelow(NEVER_LEFT_OUT)) {
            addTo(known, violation);
        } else if (unknown.size() < MAXIMUM_VIOLATIONS) {
            unknown.add(path);
        }
    }

    private static void addTo(java.util.List<Violation> found, Violation violation) {
        if (found.size() < MAXIMUM_VIOLATIONS) {
            found.add(violation);
        }
    }

    private static String shown(FieldValue value, FieldRule rule) {
        String text = FieldTypes.asText(value).getOrElse("");
        return rule.mask().isSensitive() ? Redaction.hide(text) : Redaction.redact(text);
    }

    private static Group withUnlessEmpty(Group group, String name, FieldValue value) {
        return isEmptyGroup(value) ? group : group.with(name, value);
    }

    /** PHP clients write an empty group as an empty list. */
    private static boolean isEmptyGroup(FieldValue value) {
        return value instanceof Group group && group.members().isEmpty()
                || value instanceof Items items && items.values().isEmpty();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAXIMUM_NAME_LENGTH
                && name.chars().allMatch(c -> FieldTypes.isAlphanumeric(c) || c == '_');
    }
}
