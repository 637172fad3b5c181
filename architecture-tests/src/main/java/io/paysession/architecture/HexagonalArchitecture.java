package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The description of one hexagonal service, and the rules that follow from it. Immutable: every method returns a new
 * description.
 *
 * <pre>{@code
 * HexagonalArchitecture architecture = HexagonalArchitecture.of("com.acme.orders")
 *         .withAdapter("rest", "RestAdapter", "RestSettings")
 *         .withAdapter("persistence", "PersistenceAdapter");
 * JavaClasses classes = architecture.productionClasses();
 * architecture.rules().forEach(rule -> rule.check(classes));
 * }</pre>
 */
public final class HexagonalArchitecture {

    private final Packages packages;
    private final List<Adapter> adapters;
    private final CoreAllowList allowList;
    private final Conventions conventions;
    private final Map<RuleName, String> dropped;

    private HexagonalArchitecture(
            Packages packages,
            List<Adapter> adapters,
            CoreAllowList allowList,
            Conventions conventions,
            Map<RuleName, String> dropped) {
        this.packages = packages;
        this.adapters = List.copyOf(adapters);
        this.allowList = allowList;
        this.conventions = conventions;
        this.dropped = dropped;
    }

    /**
     * Starts with the convention: below the root package the packages {@code domain}, {@code application} with the
     * ports out in {@code application.port}, {@code bootstrap}, and {@code adapter.<name>} for each adapter.
     *
     * @param rootPackage the package, without dots at its end, below which all classes of the service live
     * @return a description that needs its adapters still
     */
    public static HexagonalArchitecture of(String rootPackage) {
        return new HexagonalArchitecture(
                Packages.below(rootPackage), List.of(), CoreAllowList.standard(), Conventions.standard(), Map.of());
    }

    /**
     * Starts with what Spring Boot wants: the class that starts the service is in the root package, and that package
     * alone is bootstrap. All else is as in {@link #of}.
     *
     * @param rootPackage the package of the application class
     * @return a description that needs its adapters still
     */
    public static HexagonalArchitecture springBoot(String rootPackage) {
        return of(rootPackage).withBootstrapInRootPackage();
    }

    /**
     * Reads from jMolecules' annotations where the layers live: packages marked {@code @DomainLayer} or
     * {@code @DomainRing}, {@code @Application}, {@code @ApplicationLayer} or {@code @ApplicationRing},
     * {@code @SecondaryPort}, and {@code @PrimaryAdapter}, {@code @SecondaryAdapter} or {@code @Adapter}. What is not
     * marked is where the convention has it; bootstrap is the root package alone if it has classes. The doors of an
     * adapter are the public types in its package that are marked as adapters themselves; often none.
     *
     * @param rootPackage the package, without dots at its end, below which all classes of the service live
     * @return a complete description
     */
    public static HexagonalArchitecture jMolecules(String rootPackage) {
        return jMolecules(rootPackage, of(rootPackage).productionClasses());
    }

    /**
     * The same, from classes that are imported already.
     *
     * @param rootPackage the package below which all classes of the service live
     * @param classes the classes of the whole service, with those named {@code package-info}
     * @return a complete description
     */
    public static HexagonalArchitecture jMolecules(String rootPackage, JavaClasses classes) {
        return new JMolecules(rootPackage, classes).described();
    }

    /**
     * Adds an adapter in the package {@code adapter.<name>} below the root.
     *
     * @param name last part of its package
     * @param doors simple names of its public types
     * @return the changed description
     */
    public HexagonalArchitecture withAdapter(String name, String... doors) {
        return withAdapter(Adapter.in(packages.root() + ".adapter." + name, doors));
    }

    /**
     * Adds an adapter without doors in the package {@code adapter.<name>} below the root.
     *
     * @param name last part of its package
     * @return the changed description
     */
    public HexagonalArchitecture withDoorlessAdapter(String name) {
        return withAdapter(Adapter.withoutDoors(packages.root() + ".adapter." + name));
    }

    /**
     * Adds an adapter that lives anywhere.
     *
     * @param adapter its package and doors
     * @return the changed description
     */
    public HexagonalArchitecture withAdapter(Adapter adapter) {
        List<Adapter> more = new ArrayList<>(adapters);
        more.add(adapter);
        return new HexagonalArchitecture(packages, more, allowList, conventions, dropped);
    }

    /**
     * Moves the domain.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture withDomain(String... fullNames) {
        return with(packages.withDomain(List.of(fullNames)));
    }

    /**
     * Moves the application.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture withApplication(String... fullNames) {
        return with(packages.withApplication(List.of(fullNames)));
    }

    /**
     * Moves the ports out.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture withPortsOut(String... fullNames) {
        return with(packages.withPortsOut(List.of(fullNames)));
    }

    /**
     * Says what adapters have in common: a format that several of them speak, for example. It may use the domain, and
     * nothing else of the service; adapters and bootstrap may use it, the core may not.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture withSharedByAdapters(String... fullNames) {
        return with(packages.withShared(List.of(fullNames)));
    }

    /**
     * Moves the place where everything is wired.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture withBootstrap(String... fullNames) {
        return with(packages.withBootstrap(Place.trees(List.of(fullNames))));
    }

    /**
     * Wires everything in the root package itself; the packages below it are no part of bootstrap.
     *
     * @param more full names of further packages of bootstrap, with what lies below them, for example
     *     {@code com.acme.orders.configuration}
     * @return the changed description
     */
    public HexagonalArchitecture withBootstrapInRootPackage(String... more) {
        return with(packages.withBootstrap(Place.joined(Place.alone(packages.root()), Place.trees(List.of(more)))));
    }

    /**
     * Leaves packages below the root out, for example benchmarks. No layer may depend on them.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture ignoring(String... fullNames) {
        return with(packages.withIgnored(List.of(fullNames)));
    }

    /**
     * Leaves one class out, with what is nested in it. As with packages, no layer may depend on it.
     *
     * @param fullName the top-level class
     * @param because why; whoever reads the description wants to know when it may come in again
     * @return the changed description
     * @throws IllegalArgumentException if no reason is given
     */
    public HexagonalArchitecture ignoringClass(String fullName, String because) {
        return with(packages.plusIgnoredClass(fullName, reason(because)));
    }

    /**
     * Leaves one rule out.
     *
     * @param name which one
     * @param because why; it is shown in the JUnit report
     * @return the changed description
     * @throws IllegalArgumentException if no reason is given
     */
    public HexagonalArchitecture withoutRule(RuleName name, String because) {
        Map<RuleName, String> more = new EnumMap<>(RuleName.class);
        more.putAll(dropped);
        more.put(name, reason(because));
        return new HexagonalArchitecture(packages, adapters, allowList, conventions, Map.copyOf(more));
    }

    /**
     * Lengthens the allow-list of the core.
     *
     * @param more packages in ArchUnit's notation, {@code com.acme.money} or {@code com.acme.money..}
     * @return the changed description
     */
    public HexagonalArchitecture allowingInCore(String... more) {
        return withAllowList(allowList.plus(more));
    }

    /**
     * Replaces the allow-list of the core.
     *
     * @param list what the core may use
     * @return the changed description
     */
    public HexagonalArchitecture withAllowList(CoreAllowList list) {
        return new HexagonalArchitecture(packages, adapters, list, conventions, dropped);
    }

    /**
     * Replaces the naming conventions.
     *
     * @param names what the service agrees on
     * @return the changed description
     */
    public HexagonalArchitecture withConventions(Conventions names) {
        return new HexagonalArchitecture(packages, adapters, allowList, names, dropped);
    }

    /**
     * The rules of this service, in the order of {@link RuleName}.
     *
     * @return one rule for each name, without those that were left out
     * @throws IllegalStateException if no adapter was described, or if layers overlap
     */
    public List<ArchitectureRule> rules() {
        if (adapters.isEmpty()) {
            throw new IllegalStateException("Describe at least one adapter of " + packages.root());
        }
        LayerOverlaps.refuse(packages, adapters);
        return Stream.of(
                        new LayerRules(packages, adapters).rules(),
                        new CoreRules(packages, allowList).rules(),
                        new NamingRules(packages, conventions).rules(),
                        new AdapterRules(packages, adapters, conventions.entityAnnotations()).rules())
                .flatMap(List::stream)
                .filter(rule -> !dropped.containsKey(rule.name()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /**
     * One of the rules.
     *
     * @param name which one
     * @return the rule
     */
    public ArchitectureRule rule(RuleName name) {
        return rules().stream()
                .filter(rule -> rule.name() == name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No rule is built for " + name));
    }

    /**
     * Checks all rules and remembers what they said.
     *
     * @param classes the classes of the whole service
     * @return the report, from which a test fails or a file is written
     */
    public ArchitectureReport report(JavaClasses classes) {
        return ArchitectureReport.of(packages.root(), rules(), dropped, classes);
    }

    /**
     * Checks all rules, each without the violations that were recorded.
     *
     * @param classes the classes of the whole service
     * @param store the folder of the records, as of {@link ArchitectureRule#frozenIn}
     * @return the report, without what is accepted
     */
    public ArchitectureReport reportFrozen(JavaClasses classes, Path store) {
        List<ArchitectureRule> frozen =
                rules().stream().map(rule -> rule.frozenIn(store)).toList();
        return ArchitectureReport.of(packages.root(), frozen, dropped, classes);
    }

    /**
     * Imports the classes of the service from the class path: without tests, test jars and what is ignored.
     *
     * @return the classes to check the rules against
     * @throws IllegalStateException if a class that is ignored does not exist
     */
    public JavaClasses productionClasses() {
        return ofTheService(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packages.root()));
    }

    /**
     * Imports the classes of the service from folders and jars.
     *
     * @param places folders of class files, and jars; what is not below the root package is passed over
     * @return the classes to check the rules against
     * @throws IllegalStateException if a class that is ignored does not exist
     */
    public JavaClasses classesIn(Collection<Path> places) {
        String below = "/" + packages.root().replace('.', '/') + "/";
        return ofTheService(new ClassFileImporter()
                .withImportOption(location -> location.contains(below))
                .importPaths(places));
    }

    private JavaClasses ofTheService(JavaClasses imported) {
        for (String ignored : packages.ignoredClasses().keySet()) {
            if (!imported.contain(ignored)) {
                throw new IllegalStateException("The class " + ignored + " is ignored, and it does not exist");
            }
        }
        return imported.that(packages.classesOfTheService());
    }

    private static String reason(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("An exception needs a reason");
        }
        return because;
    }

    private HexagonalArchitecture with(Packages changed) {
        return new HexagonalArchitecture(changed, adapters, allowList, conventions, dropped);
    }
}
