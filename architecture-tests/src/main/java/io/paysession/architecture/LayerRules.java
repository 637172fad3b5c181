package io.paysession.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** Which part of the service may know which other part. */
final class LayerRules {

    private static final String DOMAIN = "Domain";
    private static final String APPLICATION = "Application";
    private static final String ADAPTERS = "Adapters";
    private static final String SHARED = "Shared by adapters";
    private static final String BOOTSTRAP = "Bootstrap";

    private final Packages packages;
    private final List<Adapter> adapters;

    LayerRules(Packages packages, List<Adapter> adapters) {
        this.packages = packages;
        this.adapters = adapters;
    }

    List<ArchitectureRule> rules() {
        return List.of(
                ArchitectureRule.of(RuleName.ARROWS_POINT_INWARDS, arrowsPointInwards(), everyLayerIsThere()),
                ArchitectureRule.of(
                        RuleName.ADAPTERS_ARE_BLIND_TO_EACH_OTHER,
                        adaptersAreBlindToEachOther(),
                        there(adapters.stream().map(Adapter::place).toList())),
                ArchitectureRule.of(RuleName.PACKAGES_HAVE_NO_CYCLES, packagesHaveNoCycles()));
    }

    private ArchRule arrowsPointInwards() {
        String[] adapterTrees =
                Packages.patterns(adapters.stream().map(Adapter::place).toList());
        boolean shares = !packages.shared().isEmpty();
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(packages.root() + "..")
                .withOptionalLayers(false)
                .layer(DOMAIN)
                .definedBy(Packages.patterns(packages.domain()))
                .layer(APPLICATION)
                .definedBy(Packages.patterns(packages.application()))
                .layer(ADAPTERS)
                .definedBy(adapterTrees)
                .layer(BOOTSTRAP)
                .definedBy(Packages.patterns(packages.bootstrap()))
                .whereLayer(DOMAIN)
                .mayNotAccessAnyLayer()
                .whereLayer(APPLICATION)
                .mayOnlyAccessLayers(DOMAIN);
        if (shares) {
            layers = layers.layer(SHARED)
                    .definedBy(Packages.patterns(packages.shared()))
                    .whereLayer(SHARED)
                    .mayOnlyAccessLayers(DOMAIN);
        }
        return layers.whereLayer(ADAPTERS)
                .mayOnlyAccessLayers(
                        shares ? new String[] {APPLICATION, DOMAIN, SHARED} : new String[] {APPLICATION, DOMAIN})
                .whereLayer(BOOTSTRAP)
                .mayNotBeAccessedByAnyLayer()
                .ignoreDependency(not(packages.classesOfTheService()), alwaysTrue())
                .ensureAllClassesAreContainedInArchitectureIgnoring(not(packages.classesOfTheService()))
                .as("every class belongs to a layer, and arrows between layers point inwards only");
    }

    /** A second set of layers, one per adapter, in which only what runs between adapters and bootstrap counts. */
    private ArchRule adaptersAreBlindToEachOther() {
        LayeredArchitecture rule = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(false)
                .layer(BOOTSTRAP)
                .definedBy(Packages.patterns(packages.bootstrap()));
        for (Adapter adapter : adapters) {
            rule = rule.layer(adapter.rootPackage())
                    .definedBy(adapter.rootPackage() + "..")
                    .whereLayer(adapter.rootPackage())
                    .mayOnlyBeAccessedByLayers(BOOTSTRAP);
        }
        return rule.ignoreDependency(not(packages.classesOfTheService()), alwaysTrue())
                .as("no adapter depends on another adapter");
    }

    private ArchRule everyLayerIsThere() {
        return there(Stream.of(packages.domain(), packages.application(), packages.shared(), packages.bootstrap())
                .flatMap(List::stream)
                .toList());
    }

    private ArchRule there(List<Place> places) {
        return classes().that(packages.classesOfTheService()).should(new DescribedPlaces(places));
    }

    private ArchRule packagesHaveNoCycles() {
        return slices().assignedFrom(new OneSlicePerPackage(packages)).should().beFreeOfCycles();
    }

    private record OneSlicePerPackage(Packages packages) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return packages.isOfTheService(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of the service";
        }
    }
}
