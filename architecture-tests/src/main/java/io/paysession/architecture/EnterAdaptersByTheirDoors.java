package io.paysession.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * Dependencies on an adapter lead to its doors, and its root package shows nothing else.
 *
 * <p>In packages below the root a public type is no violation by itself: Java has no other way to let the root package
 * use it. That nobody else does is what the first part guards.
 */
final class EnterAdaptersByTheirDoors extends ArchCondition<JavaClass> {

    private final List<Adapter> adapters;

    EnterAdaptersByTheirDoors(List<Adapter> adapters) {
        super("enter adapters by their doors only");
        this.adapters = adapters;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Adapter adapter : adapters) {
            if (adapter.contains(type)) {
                checkShowsDoorsOnly(adapter, type, events);
            } else {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> passesByTheDoors(adapter, dependency))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(
                                dependency, dependency.getDescription() + ", which is no door " + adapter.doors())));
            }
        }
    }

    private static void checkShowsDoorsOnly(Adapter adapter, JavaClass type, ConditionEvents events) {
        if (type.getPackageName().equals(adapter.rootPackage())
                && type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !adapter.showsPublicly(type)) {
            events.add(SimpleConditionEvent.violated(
                    type, "%s is public but no door %s".formatted(type.getName(), adapter.doors())));
        }
    }

    private static boolean passesByTheDoors(Adapter adapter, Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        return adapter.contains(target) && !adapter.showsPublicly(target);
    }
}
