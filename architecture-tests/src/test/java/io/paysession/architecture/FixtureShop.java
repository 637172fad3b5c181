package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.function.Predicate;

/** A miniature hexagon in which everything is right, and faults in packages {@code ..fault..} that can be added to it. */
final class FixtureShop {

    static final String ROOT = "io.paysession.architecture.fixture.shop";

    private FixtureShop() {}

    static HexagonalArchitecture architecture() {
        return HexagonalArchitecture.of(ROOT)
                .withAdapter("rest", "RestAdapter")
                .withAdapter("persistence", "PersistenceAdapter", "PersistenceSettings");
    }

    static JavaClasses clean() {
        return imported(file -> !file.contains("/fault/"));
    }

    /** The clean shop and the faults in one package, given below the root. */
    static JavaClasses with(String fault) {
        String planted = "/shop/" + fault.replace('.', '/') + "/";
        return imported(file -> !file.contains("/fault/") || file.contains(planted));
    }

    static JavaClasses nothing() {
        return imported(file -> false);
    }

    /** Chosen while importing: rules that look at who depends on a class would find classes filtered out later. */
    private static JavaClasses imported(Predicate<String> files) {
        return new ClassFileImporter()
                .withImportOption(location -> files.test(location.toString()))
                .importPackages(ROOT);
    }
}
