package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One adapter: a package tree, and the few public types in the tree's root through which bootstrap enters.
 *
 * @param rootPackage the adapter's package, without dots at its end; what lies below belongs to the adapter too
 * @param doors simple names of the top-level types, directly in the root package, that others may use; the types nested
 *     in them may be used as well. Empty if nobody may use any: such an adapter is found by a framework, for example by
 *     component scanning
 * @param floors the rooms of the adapter, which are the packages directly below its own, floor by floor from the top;
 *     empty if nothing is said about them
 */
public record Adapter(String rootPackage, List<String> doors, List<Set<String>> floors) {

    /** Copies the lists. */
    public Adapter {
        doors = List.copyOf(doors);
        floors = floors.stream().map(Set::copyOf).toList();
    }

    /**
     * Describes an adapter about whose rooms nothing is said.
     *
     * @param rootPackage the adapter's package
     * @param doors simple names of its public types
     */
    public Adapter(String rootPackage, List<String> doors) {
        this(rootPackage, doors, List.of());
    }

    /**
     * Describes an adapter that bootstrap wires.
     *
     * @param rootPackage the adapter's package, for example {@code com.acme.orders.adapter.rest}
     * @param doors simple names of its public types, for example {@code RestAdapter}, {@code RestSettings}
     * @return the adapter
     * @throws IllegalArgumentException if no door is named; {@link #withoutDoors} says so on purpose
     */
    public static Adapter in(String rootPackage, String... doors) {
        if (doors.length == 0) {
            throw new IllegalArgumentException(
                    "Adapter " + rootPackage + " needs at least one door, or say that it is without doors");
        }
        return new Adapter(rootPackage, List.of(doors));
    }

    /**
     * Describes an adapter that nobody calls by name: a framework finds it. Nothing outside depends on any of its types,
     * and its root package has no public one.
     *
     * @param rootPackage the adapter's package
     * @return the adapter
     */
    public static Adapter withoutDoors(String rootPackage) {
        return new Adapter(rootPackage, List.of());
    }

    /**
     * Adds a floor below those that are described. Rooms use what is on floors below theirs, never each other on the
     * same floor, and never the adapter's own package, which stands on top. Once there is a floor, every room needs one.
     *
     * @param rooms last parts of packages directly below the adapter's, for example {@code order}, {@code token}; what
     *     lies below them belongs to them
     * @return the changed description
     * @throws IllegalArgumentException if no room is named, or one that has a floor already
     */
    public Adapter withFloor(String... rooms) {
        Set<String> floor = Set.of(rooms);
        if (floor.isEmpty() || floors.stream().flatMap(Set::stream).anyMatch(floor::contains)) {
            throw new IllegalArgumentException("A floor of " + rootPackage + " needs rooms that have no other floor");
        }
        List<Set<String>> more = new ArrayList<>(floors);
        more.add(floor);
        return new Adapter(rootPackage, doors, more);
    }

    List<Place> rooms() {
        return floors.stream()
                .flatMap(Set::stream)
                .map(room -> new Place(rootPackage + "." + room, true))
                .toList();
    }

    Place place() {
        return new Place(rootPackage, true);
    }

    boolean contains(JavaClass type) {
        return Packages.isIn(rootPackage, type);
    }

    boolean showsPublicly(JavaClass type) {
        JavaClass outermost = Types.outermost(type);
        return outermost.getPackageName().equals(rootPackage) && doors.contains(outermost.getSimpleName());
    }
}
