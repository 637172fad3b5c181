package io.paysession.adapter.rest.body;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.vavr.Tuple;
import io.vavr.collection.List;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document that grows by paths: names with points between them, and {@code [0]} behind a name for each list. */
final class FormTree {
    private static final int MOST_STEPS = 32;
    private static final Pattern STEP = Pattern.compile("(?:^|\\.)([^.\\[\\]]{1,1000})|\\[([0-9]{1,4})\\]");
    private static final int VALUES_AT_A_TIME = 32;

    private final Json.Room room;
    private final Node root = new Node();
    private int nodes;

    /** What became of a field. */
    enum Outcome {
        PUT,
        /** Its name is no path. */
        NO_PATH,
        /** There is a value at its place, or on the way to it, or further down. */
        THERE_ALREADY,
        TOO_MANY,
        NO_ROOM
    }

    /** A place: of its three parts, it has one. */
    private static final class Node {
        final Map<String, Node> members = new HashMap<>();
        final TreeMap<Integer, Node> items = new TreeMap<>();

        @Nullable
        FieldValue value;

        FieldValue whole() {
            if (value != null) {
                return value;
            }
            return items.isEmpty()
                    ? group()
                    : new Items(List.ofAll(items.values()).map(Node::whole));
        }

        Group group() {
            return Group.of(List.ofAll(members.entrySet())
                    .map(member -> Tuple.of(member.getKey(), member.getValue().whole())));
        }
    }

    FormTree(Json.Room room) {
        this.room = room;
    }

    Group group() {
        return root.group();
    }

    Outcome put(String path, FieldValue value) {
        Matcher step = STEP.matcher(path);
        Node place = root;
        int end = 0;
        for (int steps = 0; step.find() && step.start() == end; steps++) {
            boolean isItem = step.group(1) == null;
            if (steps == MOST_STEPS || isItem && end == 0) {
                return Outcome.NO_PATH;
            }
            if (place.value != null || isItem != place.members.isEmpty() && !isNew(place)) {
                return Outcome.THERE_ALREADY;
            }
            Outcome allowed = count();
            if (allowed != Outcome.PUT) {
                return allowed;
            }
            place = isItem
                    ? place.items.computeIfAbsent(Integer.valueOf(step.group(2)), index -> new Node())
                    : place.members.computeIfAbsent(step.group(1), name -> new Node());
            end = step.end();
        }
        if (end == 0 || end != path.length() || path.startsWith(".")) {
            return Outcome.NO_PATH;
        }
        if (place.value != null || !isNew(place)) {
            return Outcome.THERE_ALREADY;
        }
        place.value = value;
        return Outcome.PUT;
    }

    private static boolean isNew(Node place) {
        return place.members.isEmpty() && place.items.isEmpty();
    }

    /** Steps are counted, also to places that are there: they cost as much to find. */
    private Outcome count() {
        if (nodes == Json.MAXIMUM_VALUES) {
            return Outcome.TOO_MANY;
        }
        return nodes++ % VALUES_AT_A_TIME != 0 || room.take(VALUES_AT_A_TIME * Json.BYTES_OF_A_VALUE)
                ? Outcome.PUT
                : Outcome.NO_ROOM;
    }
}
