package io.paysession.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpringBootPresetTest {

    private static final String ROOT = "io.paysession.architecture.fixture.spring";
    private final HexagonalArchitecture spring =
            HexagonalArchitecture.springBoot(ROOT).withDoorlessAdapter("web");

    @Test
    void a_service_with_its_application_class_in_the_root_package_keeps_all_rules() {
        ArchitectureReport report = spring.report(classes(false));

        assertThat(report.text()).isEmpty();
        assertThat(report.findings()).hasSize(RuleName.values().length);
    }

    @ParameterizedTest
    @CsvSource({"ARROWS_POINT_INWARDS, AsksTheRoot", "ONLY_BOOTSTRAP_PRINTS, PrintsHere"})
    void what_only_bootstrap_may_do_nobody_below_the_root_package_may(RuleName rule, String culprit) {
        JavaClasses faulty = classes(true);

        assertThatThrownBy(() -> spring.rule(rule).check(faulty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    @Test
    void nobody_may_use_an_adapter_without_doors() {
        HexagonalArchitecture doorless = HexagonalArchitecture.of(FixtureShop.ROOT)
                .withDoorlessAdapter("rest")
                .withAdapter("persistence", "PersistenceAdapter", "PersistenceSettings");

        assertThat(new FaultyShop(doorless, FixtureShop.clean()).violationsOf(RuleName.ADAPTERS_OPEN_THEIR_DOORS_ONLY))
                .anySatisfy(line -> assertThat(line).contains("RestAdapter is public but no door"))
                .anySatisfy(line -> assertThat(line).contains("bootstrap.Shop", "RestAdapter", "which is no door"));
    }

    private static JavaClasses classes(boolean faulty) {
        return new ClassFileImporter()
                .withImportOption(location -> faulty || !location.contains("/fault/"))
                .importPackages(ROOT);
    }
}
