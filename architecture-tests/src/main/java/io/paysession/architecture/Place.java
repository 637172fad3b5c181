package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package that the description names.
 *
 * @param name without dots at its end
 * @param below whether the packages below it belong to it
 */
record Place(String name, boolean below) {

    static List<Place> trees(List<String> names) {
        return names.stream().map(name -> new Place(name, true)).toList();
    }

    static Place alone(String name) {
        return new Place(name, false);
    }

    boolean contains(JavaClass type) {
        // Of an array the package is that of its elements: Order[] leaks an Order.
        return contains(type.getBaseComponentType().getPackageName());
    }

    boolean overlaps(Place other) {
        return contains(other.name) || other.contains(name);
    }

    /** In ArchUnit's notation. */
    String pattern() {
        return below ? name + ".." : name;
    }

    private boolean contains(String packageName) {
        return packageName.equals(name) || below && packageName.startsWith(name + ".");
    }

    static List<Place> joined(Place one, List<Place> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }

    @Override
    public String toString() {
        return pattern();
    }
}
