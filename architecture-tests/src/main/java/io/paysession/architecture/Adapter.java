package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * One adapter: a package tree, and the few public types in the tree's root through which bootstrap enters.
 *
 * @param rootPackage the adapter's package, without dots at its end; what lies below belongs to the adapter too
 * @param doors simple names of the top-level types, directly in the root package, that others may use; the types nested
 *     in them may be used as well
 */
public record Adapter(String rootPackage, List<String> doors) {

    /** Checks that there is a door: an adapter without one could not be wired. */
    public Adapter {
        doors = List.copyOf(doors);
        if (doors.isEmpty()) {
            throw new IllegalArgumentException("Adapter " + rootPackage + " needs at least one door");
        }
    }

    /**
     * Describes an adapter.
     *
     * @param rootPackage the adapter's package, for example {@code com.acme.orders.adapter.rest}
     * @param doors simple names of its public types, for example {@code RestAdapter}, {@code RestSettings}
     * @return the adapter
     */
    public static Adapter in(String rootPackage, String... doors) {
        return new Adapter(rootPackage, List.of(doors));
    }

    boolean contains(JavaClass type) {
        return Packages.isIn(rootPackage, type);
    }

    boolean showsPublicly(JavaClass type) {
        JavaClass outermost = Types.outermost(type);
        return outermost.getPackageName().equals(rootPackage) && doors.contains(outermost.getSimpleName());
    }
}
