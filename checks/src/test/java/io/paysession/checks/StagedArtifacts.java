package io.paysession.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code mvn -Prelease deploy -DaltDeploymentRepository=staging::file:…} has laid into a folder is what Maven Central
 * accepts. Run by the release profile alone, behind the deployment of everything else.
 */
class StagedArtifacts {
    private static final String VERSION = Pom.root().text("version");
    private static final List<String> CHECKSUMS = List.of(".md5", ".sha1");

    static List<Pom> published() {
        return Pom.published();
    }

    private static Path staging() {
        String repository = System.getProperty("staging", "");
        String url = repository.substring(repository.indexOf("::") + 2);
        if (!url.startsWith("file:")) {
            throw new AssertionError(
                    "Deploy to a folder, by -DaltDeploymentRepository=staging::file:…, not to '" + url + "'");
        }
        Path folder = Path.of(url.substring("file:".length()).replaceFirst("^//", ""));
        return (folder.isAbsolute() ? folder : Pom.root().folder().resolve(folder)).resolve("io/paysession");
    }

    private static boolean isSigned() {
        return !"true".equals(System.getProperty("unsigned"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void has_all_files_with_checksums_and_signatures(Pom pom) {
        assertComplete(pom, "", ".pom");
        if (!pom.packaging().equals("pom")) {
            assertComplete(pom, "", ".jar");
            assertComplete(pom, "-sources", ".jar");
            assertComplete(pom, "-javadoc", ".jar");
        }
    }

    private static void assertComplete(Pom pom, String classifier, String ending) {
        Path file = file(pom, classifier, ending);
        assertThat(file).isNotEmptyFile();
        CHECKSUMS.forEach(checksum -> assertThat(beside(file, checksum)).isNotEmptyFile());
        if (isSigned()) {
            assertThat(beside(file, ".asc")).content().startsWith("-----BEGIN PGP SIGNATURE-----");
        }
    }

    private static Path file(Pom pom, String classifier, String ending) {
        return staging()
                .resolve(pom.artifact())
                .resolve(VERSION)
                .resolve(pom.artifact() + "-" + VERSION + classifier + ending);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    @ParameterizedTest
    @MethodSource("published")
    void every_jar_carries_its_licence_and_something_of_its_own(Pom pom) throws IOException {
        if (pom.packaging().equals("pom")) {
            return;
        }
        for (String classifier : List.of("", "-sources", "-javadoc")) {
            Path file = file(pom, classifier, ".jar");
            try (ZipFile jar = new ZipFile(file.toFile())) {
                List<String> entries = jar.stream().map(ZipEntry::getName).toList();
                assertThat(entries).as("%s", file).contains("META-INF/LICENSE", "META-INF/NOTICE");
                String content = switch (classifier) {
                    case "-sources" -> ".java";
                    case "-javadoc" -> ".html";
                    default -> ".class";
                };
                assertThat(entries)
                        .as("%s", file)
                        .anyMatch(name -> name.startsWith("io/paysession/") && name.endsWith(content));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_deployed_pom_is_the_one_that_was_checked(Pom pom) {
        Pom deployed = Pom.read(file(pom, "", ".pom"), Path.of("."));
        assertThat(deployed.artifact()).isEqualTo(pom.artifact());
        assertThat(deployed.text("name")).isEqualTo(pom.text("name"));
        assertThat(deployed.text("packaging")).isEqualTo(pom.text("packaging"));
        assertThat(deployed.dependencies("dependencies")).isEqualTo(pom.dependencies("dependencies"));
        assertThat(deployed.text("repositories") + deployed.text("pluginRepositories"))
                .as("Maven Central wants no other repositories")
                .isEmpty();
    }

    @Test
    void nothing_else_was_deployed() {
        try (var folders = Files.list(staging())) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Pom.published().stream().map(Pom::artifact).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
