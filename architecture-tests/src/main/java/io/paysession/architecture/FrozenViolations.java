package io.paysession.architecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.ViolationStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The accepted violations of one rule in a file that is named like the rule, one a line and sorted. ArchUnit's own store
 * asks for the text of the rule, and ours holds the allow-list: with one more package on it every violation of today
 * would be taken for accepted.
 */
final class FrozenViolations implements ViolationStore {

    private final Path file;

    FrozenViolations(RuleName name, Path store) {
        this.file = store.resolve(name + ".txt");
    }

    @Override
    public void initialize(Properties properties) {
        // The place was said already.
    }

    /** Always: a rule that was never frozen has no accepted violation, and is not frozen by the first who looks. */
    @Override
    public boolean contains(ArchRule rule) {
        return true;
    }

    @Override
    public void save(ArchRule rule, List<String> violations) {
        try {
            if (violations.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(
                        file,
                        violations.stream()
                                .map(FrozenViolations::onOneLine)
                                .sorted()
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the accepted violations to " + file, e);
        }
    }

    @Override
    public List<String> getViolations(ArchRule rule) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(FrozenViolations::onItsLines)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the accepted violations in " + file, e);
        }
    }

    private static String onOneLine(String violation) {
        return violation.replace("\r\n", "\n").replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String onItsLines(String line) {
        StringBuilder violation = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '\\' && i + 1 < line.length()) {
                i++;
                violation.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else {
                violation.append(character);
            }
        }
        return violation.toString();
    }
}
