package io.paysession.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What adapters keep to themselves. */
final class AdapterRules {

    private final Packages packages;
    private final List<Adapter> adapters;
    private final List<String> entityAnnotations;

    AdapterRules(Packages packages, List<Adapter> adapters, List<String> entityAnnotations) {
        this.packages = packages;
        this.adapters = adapters;
        this.entityAnnotations = entityAnnotations;
    }

    List<ArchitectureRule> rules() {
        return List.of(
                ArchitectureRule.of(
                        RuleName.ADAPTERS_OPEN_THEIR_DOORS_ONLY, adaptersOpenTheirDoorsOnly(), doorsExist()),
                ArchitectureRule.of(RuleName.ROOMS_USE_LOWER_FLOORS_ONLY, roomsUseLowerFloorsOnly(), roomsExist()),
                ArchitectureRule.of(RuleName.ENTITIES_STAY_IN_THEIR_PACKAGE, entitiesStayInTheirPackage()));
    }

    private ArchRule adaptersOpenTheirDoorsOnly() {
        return classes().that(packages.classesOfTheService()).should(new EnterAdaptersByTheirDoors(adapters));
    }

    private ArchRule doorsExist() {
        return classes().that(packages.classesOfTheService()).should(new DoorsExist(adapters));
    }

    private ArchRule roomsUseLowerFloorsOnly() {
        return classes().that(packages.classesOfTheService()).should(new UseLowerFloors(adapters));
    }

    private ArchRule roomsExist() {
        return classes()
                .that(packages.classesOfTheService())
                .should(new DescribedPlaces(adapters.stream()
                        .flatMap(adapter -> adapter.rooms().stream())
                        .toList()));
    }

    /** Asked of every class, so that the rule checks something in a service that has no entity yet. */
    private ArchRule entitiesStayInTheirPackage() {
        return classes()
                .that(packages.classesOfTheService())
                .should(new ArchCondition<>("keep persistent entities inside their package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (isEntity(type) && Types.isVisibleOutsideItsPackage(type)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, "Entity %s is not package-private".formatted(type.getName())));
                        }
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(AdapterRules.this::reachesForAnEntity)
                                .forEach(dependency -> events.add(
                                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                    }
                });
    }

    private boolean reachesForAnEntity(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return isEntity(target)
                && !target.getPackageName().equals(dependency.getOriginClass().getPackageName());
    }

    private boolean isEntity(JavaClass type) {
        return entityAnnotations.stream().anyMatch(type::isAnnotatedWith);
    }
}
