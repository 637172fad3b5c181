package io.paysession.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryRuleCanFailTest {

    @ParameterizedTest
    @EnumSource
    void a_clean_service_passes(RuleName rule) {
        FixtureShop.architecture().rule(rule).check(FixtureShop.clean());
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_is_reported_by_its_rule_with_all_culprits(Fault fault) {
        String report = String.join("\n", fault.planted().violationsOf(fault.rule())) + " ";

        assertThat(report).contains(fault.named());
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_fails_the_check_of_its_rule(Fault fault) {
        FaultyShop shop = fault.planted();
        ArchitectureRule rule = shop.architecture().rule(fault.rule());

        assertThatThrownBy(() -> rule.check(shop.classes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(fault.rule() + ": ")
                .hasMessageContaining(fault.rule().reason())
                .hasMessageContaining(fault.named().get(0).strip());
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_is_reported_by_no_other_rule(Fault fault) {
        FaultyShop shop = fault.planted();

        EnumSet<RuleName> broken = shop.architecture().rules().stream()
                .filter(rule -> rule.evaluate(shop.classes()).hasViolation())
                .map(ArchitectureRule::name)
                .collect(toCollection(() -> EnumSet.noneOf(RuleName.class)));

        EnumSet<RuleName> expected = EnumSet.of(fault.rule());
        expected.addAll(fault.alsoBroken());
        assertThat(broken).isEqualTo(expected);
    }

    @Test
    void there_is_a_planted_fault_for_every_rule() {
        EnumSet<RuleName> proven = Arrays.stream(Fault.values())
                .map(Fault::rule)
                .collect(toCollection(() -> EnumSet.noneOf(RuleName.class)));

        assertThat(proven).isEqualTo(EnumSet.allOf(RuleName.class));
    }

    /** Each method of the two fixtures is one way out; one that nobody reports is a hole in the rule. */
    @ParameterizedTest
    @EnumSource(names = {"THE_CORE_READS_THE_WORLD", "THE_CORE_READS_THE_WORLD_OPENLY"})
    void every_single_way_to_read_the_world_is_reported(Fault fault) {
        JavaClasses classes = fault.planted().classes();
        String culprit = fault.named().get(0);
        String report = String.join("\n", fault.planted().violationsOf(fault.rule()));

        assertThat(classes.stream()
                        .filter(type -> type.getSimpleName().equals(culprit))
                        .flatMap(type -> type.getMethods().stream()))
                .hasSizeGreaterThan(8)
                .allSatisfy(method -> assertThat(report).contains(culprit + "." + method.getName() + "("));
    }
}
