package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * One adapter: a package tree, and the few public types in the tree's root through which bootstrap enters.
 *
 * @param rootPackage the adapter's package, without dots at its end; what lies below belongs to the adapter too
 * @param doors simple names of the top-level types, directly in the root package, that others may use; the types nested
 *     in them may be used as well. Empty if nobody may use any: such an adapter is found by a framework, for example by
 *     component scanning
 */
public record Adapter(String rootPackage, List<String> doors) {

    /** Copies the list. */
    public Adapter {
        doors = List.copyOf(doors);
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
