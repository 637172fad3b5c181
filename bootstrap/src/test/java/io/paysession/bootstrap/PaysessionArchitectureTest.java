package io.paysession.bootstrap;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.paysession.architecture.ArchitectureRule;
import io.paysession.architecture.HexagonalArchitecture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, applied to our own service as bootstrap puts it together. */
class PaysessionArchitectureTest {

    private static final HexagonalArchitecture PAYSESSION = HexagonalArchitecture.of("io.paysession")
            .withAdapter("rest", "RestAdapter", "RestMount", "RestSettings", "RequestObserver")
            .withAdapter(
                    "persistence",
                    "PersistenceAdapter",
                    "PersistenceSettings",
                    "PersistenceTimeouts",
                    "SharedDatabase",
                    "PersistenceStartException")
            .withAdapter("psp", "PspAdapter", "PspSettings", "SimulatorSettings", "TerminalSimulation")
            .withAdapter("acquirer", "AcquirerAdapter", "AcquirerSettings", "AcquirerStartException")
            .ignoring("io.paysession.application.testing", "io.paysession.architecture", "io.paysession.benchmarks");

    static final JavaClasses CLASSES = PAYSESSION.productionClasses();

    static List<ArchitectureRule> rules() {
        return PAYSESSION.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void paysession_keeps(ArchitectureRule rule) {
        rule.check(CLASSES);
    }
}
