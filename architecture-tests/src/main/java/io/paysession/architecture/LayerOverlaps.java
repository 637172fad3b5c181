package io.paysession.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Refuses layers that share a package. A class in two layers may do what either of them may, so that a rule about one
 * of them is green and checks nothing.
 */
final class LayerOverlaps {

    private record Part(String layer, Place place) {
        @Override
        public String toString() {
            return layer + " (" + place + ")";
        }
    }

    private LayerOverlaps() {}

    static void refuse(Packages packages, List<Adapter> adapters) {
        List<Part> parts = new ArrayList<>();
        packages.domain().forEach(place -> parts.add(new Part("the domain", place)));
        packages.application().forEach(place -> parts.add(new Part("the application", place)));
        packages.shared().forEach(place -> parts.add(new Part("what adapters share", place)));
        packages.bootstrap().forEach(place -> parts.add(new Part("bootstrap", place)));
        int firstAdapter = parts.size();
        adapters.forEach(adapter -> parts.add(new Part("an adapter", adapter.place())));

        List<String> overlaps = new ArrayList<>();
        for (int one = 0; one < parts.size(); one++) {
            for (int other = one + 1; other < parts.size(); other++) {
                boolean sameLayer = one < firstAdapter
                        && parts.get(one).layer().equals(parts.get(other).layer());
                if (!sameLayer
                        && parts.get(one).place().overlaps(parts.get(other).place())) {
                    overlaps.add(parts.get(one) + " and " + parts.get(other));
                }
            }
        }
        if (!overlaps.isEmpty()) {
            throw new IllegalStateException(
                    "Layers overlap, so that rules about them would check nothing: "
                            + String.join("; ", overlaps)
                            + ". If the class that starts the service is in the root package, say withBootstrapInRootPackage()");
        }
    }
}
