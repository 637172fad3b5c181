package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from the annotations of jMolecules where the layers of a service live. They are known by name, so that the rules
 * bring no jMolecules along.
 */
final class JMolecules {
    private static final String PACKAGE_INFO = "package-info";
    private static final List<String> DOMAIN = named(
            "layered.DomainLayer",
            "onion.simplified.DomainRing",
            "onion.classical.DomainModelRing",
            "onion.classical.DomainServiceRing");
    private static final List<String> APPLICATION = named(
            "hexagonal.Application",
            "layered.ApplicationLayer",
            "onion.simplified.ApplicationRing",
            "onion.classical.ApplicationServiceRing");
    private static final List<String> PORTS_OUT = named("hexagonal.SecondaryPort");
    private static final List<String> ADAPTERS =
            named("hexagonal.Adapter", "hexagonal.PrimaryAdapter", "hexagonal.SecondaryAdapter");

    private final String root;
    private final JavaClasses classes;

    JMolecules(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** What is not annotated is where the convention has it. */
    HexagonalArchitecture described() {
        HexagonalArchitecture service = HexagonalArchitecture.of(root).allowingInCore("org.jmolecules..");
        String[] domain = packages(DOMAIN);
        String[] application = packages(APPLICATION);
        String[] ports = packagesOfPortsOut();
        if (domain.length > 0) {
            service = service.withDomain(domain);
        }
        if (application.length > 0) {
            service = service.withApplication(application);
        }
        if (ports.length > 0) {
            service = service.withPortsOut(ports);
        }
        if (classes.stream().anyMatch(type -> type.getPackageName().equals(root) && !isPackageInfo(type))) {
            service = service.withBootstrapInRootPackage();
        }
        for (String adapter : packages(ADAPTERS)) {
            service = service.withAdapter(new Adapter(adapter, doors(adapter)));
        }
        return service;
    }

    private String[] packages(List<String> annotations) {
        return outermost(classes.stream()
                .filter(JMolecules::isPackageInfo)
                .filter(type -> hasOneOf(annotations, type))
                .map(JavaClass::getPackageName));
    }

    /** A port may be annotated itself; then its whole package is one of ports. */
    private String[] packagesOfPortsOut() {
        return outermost(
                classes.stream().filter(type -> hasOneOf(PORTS_OUT, type)).map(JavaClass::getPackageName));
    }

    /** An annotated type in the root package of an annotated adapter is there to be used from outside. */
    private List<String> doors(String adapter) {
        return classes.stream()
                .filter(type -> type.getPackageName().equals(adapter) && !isPackageInfo(type))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> hasOneOf(ADAPTERS, type))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    /** Without those that lie below others: they belong to them. */
    private static String[] outermost(Stream<String> names) {
        TreeSet<String> all = names.collect(Collectors.toCollection(TreeSet::new));
        return all.stream()
                .filter(name -> all.stream().noneMatch(other -> name.startsWith(other + ".")))
                .toArray(String[]::new);
    }

    private static boolean hasOneOf(List<String> annotations, JavaClass type) {
        return annotations.stream().anyMatch(type::isAnnotatedWith);
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals(PACKAGE_INFO);
    }

    private static List<String> named(String... names) {
        return Stream.of(names).map("org.jmolecules.architecture."::concat).toList();
    }
}
