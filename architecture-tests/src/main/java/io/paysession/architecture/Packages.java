package io.paysession.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Where the layers live. Every name stands for a package and all packages below it. */
record Packages(
        String root,
        List<String> domain,
        List<String> application,
        List<String> portsOut,
        List<String> bootstrap,
        List<String> ignored) {

    /** The places where a service that follows the convention has its layers. */
    static Packages below(String root) {
        return new Packages(
                root,
                List.of(root + ".domain"),
                List.of(root + ".application"),
                List.of(root + ".application.port"),
                List.of(root + ".bootstrap"),
                List.of());
    }

    Packages withDomain(List<String> packages) {
        return new Packages(root, List.copyOf(packages), application, portsOut, bootstrap, ignored);
    }

    Packages withApplication(List<String> packages) {
        return new Packages(root, domain, List.copyOf(packages), portsOut, bootstrap, ignored);
    }

    Packages withPortsOut(List<String> packages) {
        return new Packages(root, domain, application, List.copyOf(packages), bootstrap, ignored);
    }

    Packages withBootstrap(List<String> packages) {
        return new Packages(root, domain, application, portsOut, List.copyOf(packages), ignored);
    }

    Packages withIgnored(List<String> packages) {
        return new Packages(root, domain, application, portsOut, bootstrap, List.copyOf(packages));
    }

    DescribedPredicate<JavaClass> classesOfTheService() {
        return DescribedPredicate.describe("belong to the service", this::isOfTheService);
    }

    DescribedPredicate<JavaClass> coreClasses() {
        return DescribedPredicate.describe(
                "belong to the core", type -> isOfTheService(type) && (isIn(domain, type) || isIn(application, type)));
    }

    DescribedPredicate<JavaClass> applicationClasses() {
        return DescribedPredicate.describe(
                "belong to the application", type -> isOfTheService(type) && isIn(application, type));
    }

    boolean isOfTheService(JavaClass type) {
        return isIn(root, type) && !isIn(ignored, type);
    }

    static boolean isIn(List<String> trees, JavaClass type) {
        return trees.stream().anyMatch(tree -> isIn(tree, type));
    }

    static boolean isIn(String tree, JavaClass type) {
        // Of an array the package is that of its elements: Order[] leaks an Order.
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(tree) || name.startsWith(tree + ".");
    }

    /** The trees in ArchUnit's notation. */
    static String[] patterns(List<String> trees) {
        return trees.stream().map(tree -> tree + "..").toArray(String[]::new);
    }
}
