package io.paysession.bootstrap;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.paysession.architecture.Adapter;
import io.paysession.architecture.ArchitectureRule;
import io.paysession.architecture.HexagonalArchitecture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, applied to our own service as bootstrap puts it together. */
class PaysessionArchitectureTest {

    private static final HexagonalArchitecture PAYSESSION = HexagonalArchitecture.of("io.paysession")
            .withAdapter(adapter("rest", "RestAdapter", "RestMount", "RestSettings", "RequestObserver")
                    .withFloor("session", "order", "token", "terminal", "nvp", "form")
                    .withFloor("request", "route")
                    .withFloor("body", "refusal")
                    .withFloor("answer")
                    .withFloor("connection", "tls", "browser"))
            .withAdapter(adapter(
                            "persistence",
                            "PersistenceAdapter",
                            "PersistenceSettings",
                            "PersistenceTimeouts",
                            "SharedDatabase",
                            "PersistenceStartException")
                    .withFloor("schema")
                    .withFloor("order", "token", "merchant", "terminal")
                    .withFloor("session")
                    .withFloor("seal")
                    .withFloor("crypto")
                    .withFloor("sql"))
            .withAdapter(adapter("psp", "PspAdapter", "PspSettings", "SimulatorSettings", "TerminalSimulation")
                    .withFloor("link", "simulator")
                    .withFloor("codec", "serial"))
            .withAdapter(adapter("acquirer", "AcquirerAdapter", "AcquirerSettings", "AcquirerStartException")
                    .withFloor("gateway", "sandbox", "threeds", "wallet"))
            .withSharedByAdapters("io.paysession.json")
            .ignoring("io.paysession.application.testing", "io.paysession.architecture", "io.paysession.benchmarks");

    static final JavaClasses CLASSES = PAYSESSION.productionClasses();

    private static Adapter adapter(String name, String... doors) {
        return Adapter.in("io.paysession.adapter." + name, doors);
    }

    static List<ArchitectureRule> rules() {
        return PAYSESSION.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void paysession_keeps(ArchitectureRule rule) {
        rule.check(CLASSES);
    }
}
