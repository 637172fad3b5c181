package io.paysession.architecture.maven;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.paysession.architecture.HexagonalArchitecture;
import java.nio.file.Path;
import java.util.Collection;

/** Where the layers of a service are looked for, before anything else is said. */
public enum Preset {
    /** {@code domain}, {@code application}, {@code adapter.<name>} and {@code bootstrap} below the root package. */
    HEXAGONAL {
        @Override
        HexagonalArchitecture of(String rootPackage, Collection<Path> places) {
            return HexagonalArchitecture.of(rootPackage);
        }
    },
    /** The same, with the application class in the root package. */
    SPRING_BOOT {
        @Override
        HexagonalArchitecture of(String rootPackage, Collection<Path> places) {
            return HexagonalArchitecture.springBoot(rootPackage);
        }
    },
    /** Where annotations of jMolecules say. */
    JMOLECULES {
        @Override
        HexagonalArchitecture of(String rootPackage, Collection<Path> places) {
            JavaClasses classes = HexagonalArchitecture.of(rootPackage).classesIn(places);
            return HexagonalArchitecture.jMolecules(rootPackage, classes);
        }
    };

    abstract HexagonalArchitecture of(String rootPackage, Collection<Path> places);
}
