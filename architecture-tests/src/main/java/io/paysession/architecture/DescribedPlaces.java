package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every package that the description names has a class. One misspelt package among several is not found by asking whether
 * its layer is empty.
 */
final class DescribedPlaces extends ArchCondition<JavaClass> {

    private final List<Place> places;
    private final Set<Place> missing = new LinkedHashSet<>();

    DescribedPlaces(List<Place> places) {
        super("lie in packages that exist");
        this.places = List.copyOf(places);
    }

    @Override
    public void init(Collection<JavaClass> classes) {
        missing.clear();
        missing.addAll(places);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        missing.removeIf(place -> place.contains(type));
    }

    @Override
    public void finish(ConditionEvents events) {
        for (Place place : missing) {
            events.add(SimpleConditionEvent.violated(
                    place, "The description names the package %s, and no class is in it".formatted(place)));
        }
    }
}
