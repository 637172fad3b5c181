package io.paysession.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;

/** What the core may use, and what nobody but bootstrap may do. */
final class CoreRules {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private final Packages packages;
    private final CoreAllowList allowList;

    CoreRules(Packages packages, CoreAllowList allowList) {
        this.packages = packages;
        this.allowList = allowList;
    }

    List<ArchitectureRule> rules() {
        return List.of(
                ArchitectureRule.of(RuleName.CORE_USES_ALLOWED_PACKAGES_ONLY, usesAllowedPackagesOnly()),
                ArchitectureRule.of(RuleName.CORE_READS_NOTHING_FROM_OUTSIDE, readsNothingFromOutside()),
                ArchitectureRule.of(RuleName.CORE_IS_NULL_MARKED, isNullMarked()),
                ArchitectureRule.of(RuleName.ONLY_BOOTSTRAP_PRINTS, onlyBootstrapPrints()));
    }

    private ArchRule usesAllowedPackagesOnly() {
        // Which part of the own service the core may use is the business of the layers.
        return noClasses()
                .that(packages.coreClasses())
                .should()
                .dependOnClassesThat(describe(
                        "are neither of the service nor on the allow-list " + allowList.packages(),
                        type -> !Packages.isIn(packages.root(), type) && !allowList.allows(type)));
    }

    private ArchRule readsNothingFromOutside() {
        return noClasses()
                .that(packages.coreClasses())
                .should()
                .accessTargetWhere(describe(
                        "it reads a clock, randomness, the environment or a console, or handles a thread",
                        OutsideWorld::isReadBy));
    }

    private ArchRule isNullMarked() {
        return classes()
                .that(packages.coreClasses())
                .should(TypeCondition.to(
                        "be in a @NullMarked package",
                        type -> type.getPackage().isAnnotatedWith(NULL_MARKED)
                                ? Optional.empty()
                                : Optional.of("Package %s of %s has no @NullMarked in its package-info.java"
                                        .formatted(type.getPackageName(), type.getName()))));
    }

    private ArchRule onlyBootstrapPrints() {
        return noClasses()
                .that(packages.classesOfTheService())
                .and(describe("are not in bootstrap", type -> !Packages.isIn(packages.bootstrap(), type)))
                .should()
                .accessTargetWhere(describe("it prints to the console", OutsideWorld::isPrintedToBy));
    }
}
