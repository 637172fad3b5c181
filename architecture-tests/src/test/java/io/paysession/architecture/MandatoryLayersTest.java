package io.paysession.architecture;

import static io.paysession.architecture.FixtureShop.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule that finds nothing to check must not be green. */
class MandatoryLayersTest {

    private final HexagonalArchitecture shop = FixtureShop.architecture();

    @ParameterizedTest
    @EnumSource
    void no_rule_passes_on_no_classes(RuleName rule) {
        assertThatThrownBy(() -> shop.rule(rule).check(FixtureShop.nothing())).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_misnamed_domain_fails() {
        assertThat(violationsOf(RuleName.ARROWS_POINT_INWARDS, shop.withDomain(ROOT + ".domian")))
                .contains("Layer 'Domain' is empty");
    }

    @Test
    void a_misnamed_application_fails() {
        assertThat(violationsOf(RuleName.ARROWS_POINT_INWARDS, shop.withApplication(ROOT + ".aplication")))
                .contains("Layer 'Application' is empty");
    }

    @Test
    void a_misnamed_bootstrap_fails() {
        assertThat(violationsOf(RuleName.ARROWS_POINT_INWARDS, shop.withBootstrap(ROOT + ".main")))
                .contains("Layer 'Bootstrap' is empty");
    }

    @Test
    void adapters_that_are_all_misnamed_fail() {
        HexagonalArchitecture misnamed = HexagonalArchitecture.of(ROOT).withAdapter("soap", "SoapAdapter");

        assertThat(violationsOf(RuleName.ARROWS_POINT_INWARDS, misnamed)).contains("Layer 'Adapters' is empty");
    }

    @Test
    void one_misnamed_adapter_among_others_fails() {
        assertThat(violationsOf(RuleName.ADAPTERS_ARE_BLIND_TO_EACH_OTHER, shop.withAdapter("soap", "SoapAdapter")))
                .contains("Layer '" + ROOT + ".adapter.soap' is empty");
    }

    @Test
    void a_door_that_does_not_exist_fails() {
        assertThat(violationsOf(RuleName.ADAPTERS_OPEN_THEIR_DOORS_ONLY, shop.withAdapter("soap", "SoapAdapter")))
                .containsExactly("The door " + ROOT + ".adapter.soap.SoapAdapter does not exist");
    }

    @Test
    void misnamed_ports_fail() {
        assertFindsNothingToCheck(RuleName.PORTS_NAME_NO_TECHNOLOGY, shop.withPortsOut(ROOT + ".application.prot"));
    }

    @Test
    void a_misnamed_core_fails() {
        HexagonalArchitecture misnamed = shop.withDomain(ROOT + ".domian").withApplication(ROOT + ".aplication");

        assertFindsNothingToCheck(RuleName.CORE_USES_ALLOWED_PACKAGES_ONLY, misnamed);
        assertFindsNothingToCheck(RuleName.CORE_READS_NOTHING_FROM_OUTSIDE, misnamed);
        assertFindsNothingToCheck(RuleName.CORE_IS_NULL_MARKED, misnamed);
    }

    @Test
    void suffixes_that_nobody_uses_fail() {
        HexagonalArchitecture misnamed =
                shop.withConventions(Conventions.standard().withSuffixes("Port", "Interactor"));

        assertFindsNothingToCheck(RuleName.USE_CASES_LIVE_IN_THE_APPLICATION, misnamed);
        assertFindsNothingToCheck(RuleName.USE_CASES_HAVE_ONE_METHOD_OF_THEIR_NAME, misnamed);
        assertFindsNothingToCheck(RuleName.SERVICES_ARE_HIDDEN, misnamed);
        assertFindsNothingToCheck(RuleName.SERVICES_IMPLEMENT_THEIR_USE_CASE, misnamed);
    }

    @Test
    void a_service_without_adapters_cannot_be_described() {
        assertThatIllegalStateException()
                .isThrownBy(HexagonalArchitecture.of(ROOT)::rules)
                .withMessageContaining("at least one adapter");
    }

    @Test
    void an_adapter_without_a_door_cannot_be_described() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.withAdapter("soap"))
                .withMessageContaining("at least one door");
    }

    private static List<String> violationsOf(RuleName rule, HexagonalArchitecture described) {
        return new FaultyShop(described, FixtureShop.clean()).violationsOf(rule);
    }

    private static void assertFindsNothingToCheck(RuleName name, HexagonalArchitecture described) {
        assertThatThrownBy(() -> described.rule(name).check(FixtureShop.clean()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes")
                .hasMessageContaining("withoutRule(RuleName." + name);
    }
}
