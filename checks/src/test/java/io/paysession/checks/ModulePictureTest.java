package io.paysession.checks;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The picture of the modules in the README is what the POMs say. */
class ModulePictureTest {
    /** Who needs whom, tests aside, by the names of folders; examples are left out. */
    private static Map<String, Set<String>> needs() {
        List<Pom> modules = Pom.modules().stream()
                .filter(pom -> !pom.folder().toString().contains("examples"))
                .toList();
        Map<String, String> folders = modules.stream()
                .collect(toMap(Pom::artifact, pom -> pom.folder().getFileName().toString()));
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (Pom module : modules) {
            Set<String> needed = new TreeSet<>();
            module.dependencies("dependencies").stream()
                    .filter(dependency -> dependency.group().equals("io.paysession"))
                    .filter(dependency -> !dependency.scope().equals("test"))
                    .forEach(dependency -> needed.add(folders.get(dependency.artifact())));
            needs.put(module.folder().getFileName().toString(), needed);
        }
        return needs;
    }

    /** Whether one is needed by way of another that is needed, too: the picture has the shortest arrows only. */
    private static boolean isImplied(Map<String, Set<String>> needs, String from, String to) {
        return needs.getOrDefault(from, Set.of()).stream()
                .filter(other -> !other.equals(to))
                .anyMatch(other -> needs.getOrDefault(other, Set.of()).contains(to) || isImplied(needs, other, to));
    }

    @Test
    void the_picture_of_the_modules_is_what_the_poms_say() {
        Map<String, Set<String>> needs = needs();
        String arrows = needs.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(to -> !isImplied(needs, entry.getKey(), to))
                        .map(to -> "    " + entry.getKey() + " --> " + to + "\n"))
                .collect(joining());
        Shown.section(
                "modules", Pom.root().folder().resolve("README.md"), "```mermaid\nflowchart RL\n" + arrows + "```\n");
    }
}
