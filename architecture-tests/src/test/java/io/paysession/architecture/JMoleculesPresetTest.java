package io.paysession.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that says by annotations where its layers are, none of which has the name of the convention. */
class JMoleculesPresetTest {

    private static final String ROOT = "io.paysession.architecture.fixture.annotated";

    @Test
    void an_annotated_service_keeps_all_rules() {
        JavaClasses shop = classes(place -> !place.contains("/fault/"));
        ArchitectureReport report = HexagonalArchitecture.jMolecules(ROOT, shop).report(shop);

        assertThat(report.text()).isEmpty();
        assertThat(report.findings()).hasSize(RuleName.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "ADAPTERS_ARE_BLIND_TO_EACH_OTHER, AsksItsNeighbour",
        "PORTS_NAME_NO_TECHNOLOGY, HttpOrders",
    })
    void a_fault_in_an_annotated_service_is_found(RuleName rule, String culprit) {
        JavaClasses faulty = classes(place -> true);

        assertThatThrownBy(() -> HexagonalArchitecture.jMolecules(ROOT, faulty)
                        .rule(rule)
                        .check(faulty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    @Test
    void a_public_type_of_an_adapter_is_a_door_only_if_it_is_marked() {
        JavaClasses shop = classes(place -> !place.contains("/fault/"));
        HexagonalArchitecture unmarked = HexagonalArchitecture.jMolecules(
                ROOT, classes(place -> !place.contains("/fault/") && !place.contains("StoredOrders")));

        assertThatThrownBy(() ->
                        unmarked.rule(RuleName.ADAPTERS_OPEN_THEIR_DOORS_ONLY).check(shop))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StoredOrders");
    }

    @Test
    void a_service_without_an_annotated_adapter_is_no_description() {
        JavaClasses core = classes(place -> place.contains("/model/") || place.contains("/ordering/"));

        assertThatIllegalStateException()
                .isThrownBy(HexagonalArchitecture.jMolecules(ROOT, core)::rules)
                .withMessageContaining("Describe at least one adapter");
    }

    private static JavaClasses classes(Predicate<String> places) {
        return new ClassFileImporter()
                .withImportOption(location -> places.test(location.toString()))
                .importPackages(ROOT);
    }
}
