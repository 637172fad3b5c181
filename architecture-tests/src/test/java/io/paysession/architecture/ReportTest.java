package io.paysession.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final String PRINTS = "adapter/rest/fault/printing/Prints.java";

    private final ArchitectureReport report = FixtureShop.architecture()
            .withoutRule(RuleName.CORE_IS_NULL_MARKED, "not <yet>")
            .report(FixtureShop.with("adapter.rest.fault.printing"));

    private final Path folder;

    ReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void all_broken_rules_fail_with_their_id_their_reason_and_every_violation() {
        assertThatThrownBy(report::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ONLY_BOOTSTRAP_PRINTS: ")
                .hasMessageContaining(RuleName.ONLY_BOOTSTRAP_PRINTS.reason())
                .hasMessageContaining("Prints.traceByReference()")
                .hasMessageNotContaining("ARROWS_POINT_INWARDS");
    }

    @Test
    void a_rule_that_finds_nothing_to_check_is_a_finding() {
        assertThat(FixtureShop.architecture().report(FixtureShop.nothing()).findings())
                .allSatisfy(finding -> assertThat(finding.violations()).isNotEmpty());
    }

    @Test
    void sarif_points_at_the_line() throws Exception {
        Path file = folder.resolve("reports/architecture.sarif");
        report.writeSarif(file, MODULE, List.of(MODULE.resolve("src/test/java")));

        JsonNode sarif = JsonMapper.builder().build().readTree(Files.readString(file));
        JsonNode run = sarif.get("runs").get(0);
        JsonNode result = run.get("results").get(0);
        JsonNode place = result.get("locations").get(0).get("physicalLocation");
        assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
        assertThat(run.get("tool").get("driver").get("rules")).hasSize(RuleName.values().length - 1);
        assertThat(result.get("ruleId").asString()).isEqualTo("ONLY_BOOTSTRAP_PRINTS");
        String uri = place.get("artifactLocation").get("uri").asString();
        assertThat(uri).startsWith("src/test/java/").endsWith(PRINTS);
        List<String> lines = Files.readAllLines(MODULE.resolve(uri));
        assertThat(lines.get(place.get("region").get("startLine").asInt() - 1))
                .containsAnyOf("System.out", "System.err", "printStackTrace");
    }

    @Test
    void sarif_without_sources_names_the_class() throws Exception {
        Path file = folder.resolve("architecture.sarif");
        report.writeSarif(file, MODULE, List.of());

        assertThat(Files.readString(file))
                .contains("\"fullyQualifiedName\": \"" + FixtureShop.ROOT + ".adapter.rest.fault.printing.Prints\"")
                .doesNotContain("physicalLocation");
    }

    @Test
    void junit_xml_has_a_case_for_each_rule() throws Exception {
        Path file = folder.resolve("TEST-architecture.xml");
        report.writeJUnitXml(file);

        Element suite = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(RuleName.values().length));
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(RuleName.values().length);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).startsWith("ONLY_BOOTSTRAP_PRINTS: ");
        assertThat(failure.getTextContent()).contains("Prints.out()");
        assertThat(((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("not <yet>");
    }
}
