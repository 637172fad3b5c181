package io.paysession.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Dependencies between the rooms of an adapter lead to lower floors. */
final class UseLowerFloors extends ArchCondition<JavaClass> {

    private static final int NO_FLOOR = -1;

    private final List<Adapter> adapters;

    UseLowerFloors(List<Adapter> adapters) {
        super("use rooms on lower floors of their adapter only");
        this.adapters =
                adapters.stream().filter(adapter -> !adapter.floors().isEmpty()).toList();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Adapter adapter : adapters) {
            if (adapter.contains(type) && !isOnTop(adapter, type)) {
                checkRoom(adapter, type, events);
            }
        }
    }

    private static void checkRoom(Adapter adapter, JavaClass type, ConditionEvents events) {
        String room = room(adapter, type);
        int floor = floor(adapter, room);
        if (floor == NO_FLOOR) {
            events.add(SimpleConditionEvent.violated(
                    type, "%s is in the room %s, which has no floor".formatted(type.getName(), room)));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (adapter.contains(target) && !mayUse(adapter, room, target)) {
                events.add(SimpleConditionEvent.violated(
                        dependency, dependency.getDescription() + ", which is not on a floor below " + room));
            }
        }
    }

    private static boolean mayUse(Adapter adapter, String room, JavaClass target) {
        if (isOnTop(adapter, target)) {
            return false;
        }
        String other = room(adapter, target);
        return other.equals(room) || floor(adapter, other) > floor(adapter, room);
    }

    private static boolean isOnTop(Adapter adapter, JavaClass type) {
        return type.getPackageName().equals(adapter.rootPackage());
    }

    private static String room(Adapter adapter, JavaClass type) {
        String below = type.getPackageName().substring(adapter.rootPackage().length() + 1);
        int deeper = below.indexOf('.');
        return deeper < 0 ? below : below.substring(0, deeper);
    }

    private static int floor(Adapter adapter, String room) {
        for (int floor = 0; floor < adapter.floors().size(); floor++) {
            if (adapter.floors().get(floor).contains(room)) {
                return floor;
            }
        }
        return NO_FLOOR;
    }
}
