package io.paysession.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the layers live.
 *
 * @param root below which the whole service lives
 * @param domain the layer of that name
 * @param application the layer of that name
 * @param portsOut where the application keeps the ports that adapters implement
 * @param shared what adapters have in common; none unless it is said
 * @param bootstrap the layer of that name
 * @param ignored places of the root that are no part of the service
 * @param ignoredClasses full names of classes that are left out, and why
 */
record Packages(
        String root,
        List<Place> domain,
        List<Place> application,
        List<Place> portsOut,
        List<Place> shared,
        List<Place> bootstrap,
        List<Place> ignored,
        Map<String, String> ignoredClasses) {

    /** The places where a service that follows the convention has its layers. */
    static Packages below(String root) {
        return new Packages(
                root,
                Place.trees(List.of(root + ".domain")),
                Place.trees(List.of(root + ".application")),
                Place.trees(List.of(root + ".application.port")),
                List.of(),
                Place.trees(List.of(root + ".bootstrap")),
                List.of(),
                Map.of());
    }

    Packages withDomain(List<String> names) {
        return new Packages(
                root, Place.trees(names), application, portsOut, shared, bootstrap, ignored, ignoredClasses);
    }

    Packages withApplication(List<String> names) {
        return new Packages(root, domain, Place.trees(names), portsOut, shared, bootstrap, ignored, ignoredClasses);
    }

    Packages withPortsOut(List<String> names) {
        return new Packages(root, domain, application, Place.trees(names), shared, bootstrap, ignored, ignoredClasses);
    }

    Packages withBootstrap(List<Place> places) {
        return new Packages(root, domain, application, portsOut, shared, places, ignored, ignoredClasses);
    }

    Packages withShared(List<String> names) {
        return new Packages(
                root, domain, application, portsOut, Place.trees(names), bootstrap, ignored, ignoredClasses);
    }

    Packages withIgnored(List<String> names) {
        return new Packages(root, domain, application, portsOut, shared, bootstrap, Place.trees(names), ignoredClasses);
    }

    Packages plusIgnoredClass(String fullName, String because) {
        Map<String, String> more = new LinkedHashMap<>(ignoredClasses);
        more.put(fullName, because);
        return new Packages(root, domain, application, portsOut, shared, bootstrap, ignored, Map.copyOf(more));
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
        return isIn(root, type)
                && !isIn(ignored, type)
                // A nested class goes with the class around it.
                && !ignoredClasses.containsKey(Types.outermostName(type));
    }

    static boolean isIn(List<Place> places, JavaClass type) {
        return places.stream().anyMatch(place -> place.contains(type));
    }

    static boolean isIn(String tree, JavaClass type) {
        return new Place(tree, true).contains(type);
    }

    static String[] patterns(List<Place> places) {
        return places.stream().map(Place::pattern).toArray(String[]::new);
    }
}
