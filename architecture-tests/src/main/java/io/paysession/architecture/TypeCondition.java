package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.Function;

/** A condition on a type by itself: either there is something to complain about, in words, or there is not. */
final class TypeCondition extends ArchCondition<JavaClass> {

    private final Function<JavaClass, Optional<String>> about;

    private TypeCondition(String description, Function<JavaClass, Optional<String>> about) {
        super("%s", description);
        this.about = about;
    }

    static ArchCondition<JavaClass> to(String description, Function<JavaClass, Optional<String>> about) {
        return new TypeCondition(description, about);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        about.apply(type).ifPresent(complaint -> events.add(SimpleConditionEvent.violated(type, complaint)));
    }
}
