package io.paysession.checks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What others can call is what the files in {@code src/test/resources/api} say, so that no change of it goes unnoticed, also
 * before there is a release to compare with.
 */
class PublicApiTest {
    private static final Path FILES = Path.of("src", "test", "resources", "api");

    /** What is stable of each artifact: whole packages, or the doors in one. */
    enum Artifact {
        DOMAIN("paysession-domain", below("io.paysession.domain")),
        APPLICATION(
                "paysession-application",
                below("io.paysession.application")
                        .and(in("io.paysession.application.testing").negate())),
        JSON("paysession-json", in("io.paysession.json")),
        TESTKIT("paysession-testkit", in("io.paysession.application.testing")),
        ARCHITECTURE_RULES("paysession-architecture-rules", in("io.paysession.architecture")),
        REST("paysession-adapters-rest", in("io.paysession.adapter.rest")),
        PERSISTENCE("paysession-adapters-persistence", in("io.paysession.adapter.persistence")),
        ACQUIRER("paysession-adapters-acquirer", in("io.paysession.adapter.acquirer")),
        PSP("paysession-adapters-psp", in("io.paysession.adapter.psp")),
        STARTER("spring-boot-starter-paysession", in("io.paysession.spring"));

        private final String id;
        private final Predicate<JavaClass> stable;

        Artifact(String id, Predicate<JavaClass> stable) {
            this.id = id;
            this.stable = stable;
        }

        private static Predicate<JavaClass> in(String name) {
            return some -> some.getPackageName().equals(name);
        }

        private static Predicate<JavaClass> below(String name) {
            return some -> (some.getPackageName() + ".").startsWith(name + ".");
        }
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.paysession");

    @ParameterizedTest
    @EnumSource
    void the_public_api_is_what_is_written_down(Artifact artifact) {
        List<JavaClass> types = CLASSES.stream()
                .filter(artifact.stable)
                .filter(PublicApiTest::isSeen)
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
        assertThat(types).isNotEmpty();
        Shown.file("api", FILES.resolve(artifact.id + ".txt"), String.join("", signatures(types)));
    }

    /** Whether a caller elsewhere, or a subclass there, can name it. */
    private static boolean isSeen(JavaClass type) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return open
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && type.getEnclosingClass().map(PublicApiTest::isSeen).orElse(true);
    }

    /** What javap says of all of them, asked once: what it costs is its start. */
    private static List<String> signatures(List<JavaClass> types) {
        StringWriter text = new StringWriter();
        StringWriter errors = new StringWriter();
        String[] files = types.stream()
                .map(type -> type.getSource().orElseThrow().getUri().toString())
                .toArray(String[]::new);
        int code = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(
                        new PrintWriter(text),
                        new PrintWriter(errors),
                        Stream.concat(Stream.of("-protected", "-constants"), Stream.of(files))
                                .toArray(String[]::new));
        assertThat(code).as("javap: %s", errors).isZero();
        List<String> all = Stream.of(text.toString().split("(?m)^Compiled from .*\\R"))
                .filter(one -> !one.isBlank())
                .map(PublicApiTest::inOrder)
                .toList();
        assertThat(all).hasSameSizeAs(types);
        return all;
    }

    /** What stands first in a source is no matter of the API. */
    private static String inOrder(String signatures) {
        List<String> lines =
                signatures.lines().filter(line -> !isOfEveryRecord(line)).toList();
        return Stream.of(
                        lines.subList(0, 1),
                        lines.subList(1, lines.size() - 1).stream().sorted().toList(),
                        List.of("}"))
                .flatMap(List::stream)
                .collect(joining("\n", "", "\n"));
    }

    private static boolean isOfEveryRecord(String line) {
        return line.endsWith(" boolean equals(java.lang.Object);")
                || line.endsWith(" int hashCode();")
                || line.endsWith(" java.lang.String toString();");
    }
}
