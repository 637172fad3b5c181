package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
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

    private HexagonalArchitecture(
            Packages packages, List<Adapter> adapters, CoreAllowList allowList, Conventions conventions) {
        this.packages = packages;
        this.adapters = List.copyOf(adapters);
        this.allowList = allowList;
        this.conventions = conventions;
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
                Packages.below(rootPackage), List.of(), CoreAllowList.standard(), Conventions.standard());
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
     * Adds an adapter that lives anywhere.
     *
     * @param adapter its package and doors
     * @return the changed description
     */
    public HexagonalArchitecture withAdapter(Adapter adapter) {
        List<Adapter> more = new ArrayList<>(adapters);
        more.add(adapter);
        return new HexagonalArchitecture(packages, more, allowList, conventions);
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
     * Moves the place where everything is wired.
     *
     * @param fullNames packages; what lies below them belongs to them
     * @return the changed description
     */
    public HexagonalArchitecture withBootstrap(String... fullNames) {
        return with(packages.withBootstrap(List.of(fullNames)));
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
        return new HexagonalArchitecture(packages, adapters, list, conventions);
    }

    /**
     * Replaces the naming conventions.
     *
     * @param names what the service agrees on
     * @return the changed description
     */
    public HexagonalArchitecture withConventions(Conventions names) {
        return new HexagonalArchitecture(packages, adapters, allowList, names);
    }

    /**
     * The rules of this service, in the order of {@link RuleName}.
     *
     * @return one rule for each name
     * @throws IllegalStateException if no adapter was described
     */
    public List<ArchitectureRule> rules() {
        if (adapters.isEmpty()) {
            throw new IllegalStateException("Describe at least one adapter of " + packages.root());
        }
        return Stream.of(
                        new LayerRules(packages, adapters).rules(),
                        new CoreRules(packages, allowList).rules(),
                        new NamingRules(packages, conventions).rules(),
                        new AdapterRules(packages, adapters, conventions.entityAnnotations()).rules())
                .flatMap(List::stream)
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
     * Imports the classes of the service from the class path: without tests, test jars and ignored packages.
     *
     * @return the classes to check the rules against
     */
    public JavaClasses productionClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packages.root())
                .that(packages.classesOfTheService());
    }

    private HexagonalArchitecture with(Packages changed) {
        return new HexagonalArchitecture(changed, adapters, allowList, conventions);
    }
}
