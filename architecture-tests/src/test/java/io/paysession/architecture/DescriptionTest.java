package io.paysession.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

    private final HexagonalArchitecture shop = FixtureShop.architecture();

    @ParameterizedTest
    @EnumSource
    void every_rule_says_why(RuleName name) {
        assertThat(shop.rule(name).description()).startsWith(name + ": ").endsWith(", because " + name.reason());
        assertThat(name.reason()).hasSizeGreaterThan(30);
    }

    @Test
    void there_is_one_rule_for_each_name_and_in_that_order() {
        assertThat(shop.rules()).extracting(ArchitectureRule::name).containsExactly(RuleName.values());
    }

    @Test
    void a_rule_shows_its_name_in_a_report() {
        assertThat(shop.rule(RuleName.CORE_IS_NULL_MARKED)).hasToString("CORE_IS_NULL_MARKED");
    }

    @Test
    void a_description_does_not_change_when_another_one_is_made_of_it() {
        HexagonalArchitecture other = shop.withDomain("elsewhere").withAdapter("soap", "SoapAdapter");

        assertThat(other).isNotSameAs(shop);
        shop.rules().forEach(rule -> rule.check(FixtureShop.clean()));
    }

    @Test
    void a_longer_allow_list_lets_more_packages_in() {
        HexagonalArchitecture generous = shop.allowingInCore(
                "java.io", "java.lang.reflect", "java.nio.file", "java.util.concurrent..", "java.util.logging..");
        List<String> left = new FaultyShop(generous, FixtureShop.with("domain.fault.framework"))
                .violationsOf(RuleName.CORE_USES_ALLOWED_PACKAGES_ONLY);

        // Forbidden types stay forbidden, and nobody has allowed the concurrent package of vavr.
        assertThat(String.join("\n", left))
                .contains("DeclaresAThreadLocal", "DeclaresAThreadState", "DeclaresAProcess", "RefersToAFutureOfVavr")
                .doesNotContain("CallsConcurrency", "CallsReflection", "DeclaresALogger", "File", "Path");
    }

    @Test
    void an_ignored_package_needs_no_layer() {
        HexagonalArchitecture ignoring = shop.ignoring(FixtureShop.ROOT + ".fault");

        ignoring.rule(RuleName.ARROWS_POINT_INWARDS).check(FixtureShop.with("fault.homeless"));
    }

    @Test
    void an_ignored_package_may_depend_on_any_layer() {
        HexagonalArchitecture ignoring = shop.ignoring(FixtureShop.ROOT + ".adapter.rest.fault");

        ignoring.rule(RuleName.ARROWS_POINT_INWARDS).check(FixtureShop.with("adapter.rest.fault.outward"));
        ignoring.rule(RuleName.ADAPTERS_ARE_BLIND_TO_EACH_OTHER)
                .check(FixtureShop.with("adapter.rest.fault.neighbour"));
    }

    @Test
    void no_layer_may_depend_on_an_ignored_package() {
        String bootstrap = FixtureShop.ROOT + ".bootstrap";
        HexagonalArchitecture ignoring = shop.withBootstrap("elsewhere").ignoring(bootstrap);
        FaultyShop faulty = new FaultyShop(ignoring, FixtureShop.with("adapter.rest.fault.outward"));

        assertThat(faulty.violationsOf(RuleName.ARROWS_POINT_INWARDS))
                .anySatisfy(line -> assertThat(line).contains("AdapterAskingBootstrap", bootstrap + ".Shop"));
    }

    @Test
    void more_conventions_forbid_more_names() {
        Conventions conventions = Conventions.standard()
                .plusVagueSuffixes("Route")
                .plusTechnologies("restored")
                .plusEntityAnnotations("com.acme.Row");
        FaultyShop strict = new FaultyShop(shop.withConventions(conventions), FixtureShop.clean());

        assertThat(strict.violationsOf(RuleName.NAMES_SAY_WHAT_A_TYPE_DOES))
                .singleElement()
                .asString()
                .contains("OrderRoute");
        assertThat(strict.violationsOf(RuleName.PORTS_NAME_NO_TECHNOLOGY))
                .singleElement()
                .asString()
                .contains("RestoredOrders");
        assertThat(conventions.entityAnnotations()).contains("jakarta.persistence.Entity", "com.acme.Row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sessions", "RestoredSessions", "Terminals", "Tokens", "Httpless", "Secrets", "Acquirer"})
    void a_word_that_only_starts_like_a_technology_is_none(String name) {
        assertThat(Conventions.standard().namesTechnology(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SqlSessions", "RESTSessions", "SessionsOverHttp2", "MySQLTokens", "GraphQLOrders", "Redis"})
    void a_technology_is_found_wherever_it_stands_in_a_name(String name) {
        assertThat(Conventions.standard().namesTechnology(name)).isTrue();
    }
}
