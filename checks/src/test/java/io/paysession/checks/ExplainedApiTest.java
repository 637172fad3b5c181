package io.paysession.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever others can call says what it means: doclint, asked for what is missing in the sources of the libraries. What it
 * may find all the same, and why, is said by {@link Unexplained}.
 */
class ExplainedApiTest {
    @ParameterizedTest
    @ValueSource(strings = {"domain", "application", "testkit"})
    void the_public_api_is_explained(String module) throws IOException {
        assertThat(unexplained(Path.of("..", module, "src", "main", "java"))).isEmpty();
    }

    private static List<String> unexplained(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> units =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(units).isNotEmpty();
            List<String> options = List.of(
                    "-Xdoclint:missing/protected",
                    "-Xmaxwarns",
                    "9999",
                    "-proc:none",
                    "--release",
                    "17",
                    "-classpath",
                    System.getProperty("java.class.path"));
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(units));
            // It looks, and makes no classes.
            assertThat(task.analyze()).isNotEmpty();
        }
        assertThat(found.getDiagnostics()).noneMatch(said -> said.getKind() == Diagnostic.Kind.ERROR);
        return found.getDiagnostics().stream()
                .map(Unexplained::of)
                .filter(some -> !some.isSaidElsewhere())
                .map(Unexplained::toString)
                .toList();
    }
}
