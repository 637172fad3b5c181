package io.paysession.architecture;

import static io.paysession.architecture.FixtureShop.ROOT;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A class in two layers may do what either of them may: a rule about one of them would be green and check nothing. */
class OverlappingLayersTest {

    private final HexagonalArchitecture shop = FixtureShop.architecture();

    @ParameterizedTest
    @EnumSource(names = {"AN_ADAPTER_ASKS_BOOTSTRAP", "AN_ADAPTER_ASKS_ITS_NEIGHBOUR", "AN_ADAPTER_PRINTS"})
    void no_fault_passes_because_bootstrap_is_the_root_and_everything_below_it(Fault fault) {
        HexagonalArchitecture overlapping = fault.planted().architecture().withBootstrap(ROOT);

        assertThatThrownBy(() ->
                        overlapping.rule(fault.rule()).check(fault.planted().classes()))
                .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".domain", ".domain.pricing", ".application", ".adapter", ".adapter.rest", ".adapter.rest.web"})
    void bootstrap_may_not_share_a_package_with_another_layer(String place) {
        assertThatIllegalStateException()
                .isThrownBy(shop.withBootstrap(ROOT + place)::rules)
                .withMessageContaining("bootstrap (" + ROOT + place + "..)")
                .withMessageContaining("withBootstrapInRootPackage()");
    }

    @Test
    void an_adapter_inside_another_one_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(shop.withAdapter("rest.v2", "NewRestAdapter")::rules)
                .withMessageContaining("adapter.rest..) and an adapter (" + ROOT + ".adapter.rest.v2..)");
    }

    @Test
    void two_packages_of_one_layer_may_lie_in_each_other() {
        shop.withDomain(ROOT + ".domain", ROOT + ".domain.fault").rules();
    }
}
