package io.paysession.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that is left out, a rule that is left out, and violations that are accepted for now. */
class ExceptionsTest {

    private static final String CULPRIT = FixtureShop.ROOT + ".adapter.rest.fault.neighbour.AdapterAskingItsNeighbour";
    private static final JavaClasses FAULTY = FixtureShop.with("adapter.rest.fault.neighbour");

    private final HexagonalArchitecture shop = FixtureShop.architecture();
    private final ArchitectureRule blind = shop.rule(RuleName.ADAPTERS_ARE_BLIND_TO_EACH_OTHER);

    private final Path store;

    ExceptionsTest(@TempDir Path store) {
        this.store = store;
    }

    @Test
    void a_class_that_is_ignored_may_break_a_rule() {
        shop.ignoringClass(CULPRIT, "goes with the next release")
                .rule(blind.name())
                .check(FAULTY);
    }

    @Test
    void an_exception_without_a_reason_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> shop.ignoringClass(CULPRIT, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> shop.withoutRule(blind.name(), ""));
    }

    @Test
    void an_ignored_class_that_does_not_exist_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(shop.ignoringClass(CULPRIT + "s", "a slip")::productionClasses)
                .withMessageContaining(CULPRIT + "s");
    }

    @Test
    void a_rule_that_is_left_out_is_not_checked() {
        assertThat(shop.withoutRule(blind.name(), "the neighbours move out").rules())
                .extracting(ArchitectureRule::name)
                .hasSize(RuleName.values().length - 1)
                .doesNotContain(blind.name());
    }

    @Test
    void what_was_never_frozen_is_not_accepted() {
        assertThatThrownBy(() -> blind.frozenIn(store).check(FAULTY)).isInstanceOf(AssertionError.class);
        assertThat(store).isEmptyDirectory();
    }

    @Test
    void frozen_violations_are_accepted_until_they_are_gone() throws IOException {
        assertThat(blind.freeze(FAULTY, store)).isPositive();
        Path record = store.resolve("ADAPTERS_ARE_BLIND_TO_EACH_OTHER.txt");

        blind.frozenIn(store).check(FAULTY);
        assertThat(Files.readString(record)).contains(CULPRIT);

        blind.frozenIn(store).check(FixtureShop.clean());
        assertThat(record).doesNotExist();
        assertThatThrownBy(() -> blind.frozenIn(store).check(FAULTY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(CULPRIT);
    }

    @Test
    void a_cycle_can_be_frozen_although_its_violation_has_many_lines() {
        ArchitectureRule cycles = shop.rule(RuleName.PACKAGES_HAVE_NO_CYCLES);
        JavaClasses classes = FixtureShop.with("domain.fault.cycle");

        assertThat(cycles.freeze(classes, store)).isEqualTo(1);
        cycles.frozenIn(store).check(classes);
    }

    @Test
    void a_slip_in_the_description_is_never_frozen() {
        ArchitectureRule misspelt = shop.withAdapter("soap", "SoapAdapter").rule(blind.name());

        assertThat(misspelt.freeze(FixtureShop.clean(), store)).isPositive();
        assertThatThrownBy(() -> misspelt.frozenIn(store).check(FixtureShop.clean()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("adapter.soap");
    }

    @Test
    void one_misspelt_package_among_several_of_a_layer_is_found() {
        String domain = FixtureShop.ROOT + ".domain";
        FaultyShop misspelt = new FaultyShop(shop.withDomain(domain, domain + "s"), FixtureShop.clean());

        assertThat(misspelt.violationsOf(RuleName.ARROWS_POINT_INWARDS))
                .isEqualTo(List.of("The description names the package " + domain + "s.., and no class is in it"));
    }
}
