package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every door that the description names is a class. */
final class DoorsExist extends ArchCondition<JavaClass> {

    private final List<Adapter> adapters;
    private final Set<String> missing = new TreeSet<>();

    DoorsExist(List<Adapter> adapters) {
        super("be the doors that the description names");
        this.adapters = adapters;
    }

    @Override
    public void init(Collection<JavaClass> classes) {
        missing.clear();
        for (Adapter adapter : adapters) {
            adapter.doors().forEach(door -> missing.add(adapter.rootPackage() + "." + door));
        }
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        missing.remove(type.getName());
    }

    @Override
    public void finish(ConditionEvents events) {
        for (String door : missing) {
            events.add(SimpleConditionEvent.violated(door, "The door %s does not exist".formatted(door)));
        }
    }
}
