package io.paysession.spring;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.paysession.architecture.ArchitectureRule;
import io.paysession.architecture.HexagonalArchitecture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, applied to our service as the starter puts it together: it is the bootstrap of that one. */
class StarterArchitectureTest {
    private static final HexagonalArchitecture STARTER = HexagonalArchitecture.of("io.paysession")
            .withBootstrap("io.paysession.spring")
            .withAdapter(
                    "persistence",
                    "PersistenceAdapter",
                    "PersistenceSettings",
                    "PersistenceTimeouts",
                    "SharedDatabase",
                    "PersistenceStartException")
            .withSharedByAdapters("io.paysession.json")
            .ignoring("io.paysession.application.testing", "io.paysession.architecture");

    private static final JavaClasses CLASSES = STARTER.productionClasses();

    static List<ArchitectureRule> rules() {
        return STARTER.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_starter_keeps(ArchitectureRule rule) {
        rule.check(CLASSES);
    }
}
