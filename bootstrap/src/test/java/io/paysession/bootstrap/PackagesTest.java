package io.paysession.bootstrap;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Every package says in its {@code package-info.java} what lives there, and that nothing in it is null unless it says so. */
class PackagesTest {
    private static Set<String> withoutInfo(JavaClasses classes) {
        Set<String> packages = classes.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
        packages.removeIf(name -> classes.contain(name + ".package-info")
                && classes.get(name + ".package-info").isAnnotatedWith(NullMarked.class));
        return packages;
    }

    @Test
    void all_of_ours_do() {
        assertThat(withoutInfo(PaysessionArchitectureTest.CLASSES)).isEmpty();
    }

    @Test
    void one_that_does_not_is_found() {
        assertThat(withoutInfo(new ClassFileImporter().importClasses(PackagesTest.class)))
                .containsExactly("io.paysession.bootstrap");
    }
}
