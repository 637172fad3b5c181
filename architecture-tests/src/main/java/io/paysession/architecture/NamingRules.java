package io.paysession.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How ports, their implementations and everything else are named. */
final class NamingRules {

    private final Packages packages;
    private final Conventions conventions;

    NamingRules(Packages packages, Conventions conventions) {
        this.packages = packages;
        this.conventions = conventions;
    }

    List<ArchitectureRule> rules() {
        return List.of(
                ArchitectureRule.of(RuleName.USE_CASES_LIVE_IN_THE_APPLICATION, useCasesLiveInTheApplication()),
                ArchitectureRule.of(RuleName.USE_CASES_HAVE_ONE_METHOD_OF_THEIR_NAME, useCasesHaveOneMethod()),
                ArchitectureRule.of(RuleName.SERVICES_ARE_HIDDEN, servicesAreHidden()),
                ArchitectureRule.of(RuleName.SERVICES_IMPLEMENT_THEIR_USE_CASE, servicesImplementTheirUseCase()),
                ArchitectureRule.of(RuleName.PORTS_NAME_NO_TECHNOLOGY, portsNameNoTechnology()),
                ArchitectureRule.of(RuleName.NAMES_SAY_WHAT_A_TYPE_DOES, namesSayWhatATypeDoes()));
    }

    private ArchRule useCasesLiveInTheApplication() {
        return classes()
                .that(packages.classesOfTheService())
                .and()
                .areInterfaces()
                .and()
                .haveSimpleNameEndingWith(conventions.useCaseSuffix())
                .should()
                .resideInAnyPackage(Packages.patterns(packages.application()));
    }

    private ArchRule useCasesHaveOneMethod() {
        return classes()
                .that(packages.classesOfTheService())
                .and()
                .areInterfaces()
                .and()
                .haveSimpleNameEndingWith(conventions.useCaseSuffix())
                .should(TypeCondition.to("have exactly one abstract method, named like the type", useCase -> {
                    String expected = startingLowerCase(verbOf(useCase, conventions.useCaseSuffix()));
                    List<String> found = useCase.getAllMethods().stream()
                            .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                            .map(JavaMethod::getName)
                            .sorted()
                            .toList();
                    return complainIf(
                            !found.equals(List.of(expected)),
                            "%s should have the one abstract method %s but has %s",
                            useCase.getName(),
                            expected,
                            found);
                }));
    }

    private ArchRule servicesAreHidden() {
        return classes()
                .that(packages.applicationClasses())
                .and()
                .haveSimpleNameEndingWith(conventions.serviceSuffix())
                .should()
                .bePackagePrivate();
    }

    private ArchRule servicesImplementTheirUseCase() {
        return classes()
                .that(packages.applicationClasses())
                .and()
                .haveSimpleNameEndingWith(conventions.serviceSuffix())
                .should(TypeCondition.to("implement the use case of the same verb", service -> {
                    String useCase = verbOf(service, conventions.serviceSuffix()) + conventions.useCaseSuffix();
                    boolean implemented = service.getAllRawInterfaces().stream()
                            .anyMatch(type -> type.getSimpleName().equals(useCase));
                    return complainIf(!implemented, "%s does not implement %s", service.getName(), useCase);
                }));
    }

    private ArchRule portsNameNoTechnology() {
        return classes()
                .that(packages.classesOfTheService())
                .and()
                .resideInAnyPackage(Packages.patterns(packages.portsOut()))
                .and()
                .areInterfaces()
                .and(describe("are types", type -> !type.getSimpleName().equals("package-info")))
                .should(TypeCondition.to(
                        "carry no technology in their name",
                        port -> complainIf(
                                conventions.namesTechnology(port.getSimpleName()),
                                "%s is named after a technology",
                                port.getName())));
    }

    private ArchRule namesSayWhatATypeDoes() {
        String vague = "*" + String.join(", *", conventions.vagueSuffixes());
        return classes()
                .that(packages.classesOfTheService())
                .should(TypeCondition.to(
                        "not be named " + vague,
                        type -> complainIf(
                                conventions.isVague(type.getSimpleName()),
                                "%s has a name that does not say what it does",
                                type.getName())));
    }

    private static String verbOf(JavaClass type, String suffix) {
        String name = type.getSimpleName();
        return name.substring(0, name.length() - suffix.length());
    }

    private static String startingLowerCase(String verb) {
        return verb.isEmpty() ? verb : verb.substring(0, 1).toLowerCase(Locale.ROOT) + verb.substring(1);
    }

    private static Optional<String> complainIf(boolean wrong, String complaint, Object... about) {
        return wrong ? Optional.of(complaint.formatted(about)) : Optional.empty();
    }
}
