package io.paysession.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report in SARIF 2.1.0. Written by hand so that nobody gets a JSON library onto the class path of their tests. */
final class Sarif {

    private final Path baseFolder;
    private final List<Path> sourceFolders;

    Sarif(Path baseFolder, List<Path> sourceFolders) {
        this.baseFolder = baseFolder.toAbsolutePath().normalize();
        this.sourceFolders = List.copyOf(sourceFolders);
    }

    String of(ArchitectureReport report) {
        String rules = joined(report.findings().stream().map(Sarif::rule));
        String results = joined(report.findings().stream()
                .flatMap(finding -> finding.violations().stream().map(violation -> result(finding.rule(), violation))));
        return """
                {
                  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [{
                    "tool": {"driver": {"name": "paysession-architecture-rules", "rules": [%s]}},
                    "results": [%s]
                  }]
                }
                """.formatted(rules, results);
    }

    private static String rule(ArchitectureReport.Finding finding) {
        return """
                {"id": %s, "shortDescription": {"text": %s}, "help": {"text": %s}}""".formatted(
                        quoted(finding.rule().name()),
                        quoted(finding.demand()),
                        quoted("Because " + finding.rule().reason() + "."));
    }

    private String result(RuleName rule, Violation violation) {
        return """
                {"ruleId": %s, "level": "error", "message": {"text": %s}%s}""".formatted(quoted(rule.name()), quoted(violation.text()), place(violation));
    }

    private String place(Violation violation) {
        if (violation.type().isEmpty()) {
            return "";
        }
        String logical = "\"logicalLocations\": [{\"fullyQualifiedName\": %s, \"kind\": \"type\"}]"
                .formatted(quoted(violation.type()));
        String physical = source(violation)
                .map(path -> """
                        "physicalLocation": {"artifactLocation": {"uri": %s}, "region": {"startLine": %d}},""".formatted(quoted(path), Math.max(1, violation.line())))
                .orElse("");
        return ", \"locations\": [{" + physical + " " + logical + "}]";
    }

    private Optional<String> source(Violation violation) {
        String file = violation.type().replace('.', '/') + ".java";
        return sourceFolders.stream()
                .map(folder -> folder.resolve(file).toAbsolutePath().normalize())
                .filter(Files::exists)
                .findFirst()
                // As part of a URI: encoded, and with slashes on every system.
                .map(path -> baseFolder.toUri().relativize(path.toUri()).toString());
    }

    private static String joined(Stream<String> objects) {
        return objects.map(object -> "\n      " + object).collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (character < ' ') {
                json.append("\\u%04x".formatted(character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }
}
