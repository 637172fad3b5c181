package io.paysession.architecture.maven;

import io.paysession.architecture.HexagonalArchitecture;
import io.paysession.architecture.RuleName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a POM says of a service.
 *
 * @param rootPackage    below which all its classes live
 * @param preset         where the layers are looked for
 * @param adapters       its adapters
 * @param allowedInCore  packages that its core may use besides
 * @param ignored        packages that are no part of it
 * @param ignoredClasses classes that are left out, and why
 * @param withoutRules   names of rules that are left out, and why
 */
record Description(
        String rootPackage,
        Preset preset,
        List<AdapterParameter> adapters,
        List<String> allowedInCore,
        List<String> ignored,
        Map<String, String> ignoredClasses,
        Map<String, String> withoutRules) {

    HexagonalArchitecture architecture(Collection<Path> places) {
        HexagonalArchitecture service = preset.of(rootPackage, places);
        for (AdapterParameter adapter : adapters) {
            service = service.withAdapter(adapter.adapter(rootPackage));
        }
        if (!allowedInCore.isEmpty()) {
            service = service.allowingInCore(allowedInCore.toArray(String[]::new));
        }
        if (!ignored.isEmpty()) {
            service = service.ignoring(ignored.toArray(String[]::new));
        }
        for (Map.Entry<String, String> left : ignoredClasses.entrySet()) {
            service = service.ignoringClass(left.getKey(), left.getValue());
        }
        for (Map.Entry<String, String> left : withoutRules.entrySet()) {
            service = service.withoutRule(rule(left.getKey()), left.getValue());
        }
        return service;
    }

    private static RuleName rule(String name) {
        return Arrays.stream(RuleName.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule " + name + "; there are "
                        + Arrays.stream(RuleName.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
