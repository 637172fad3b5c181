package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Secrets that must not be found anywhere, in none of the forms in which they could be written by mistake. */
public final class Canaries {
    /** Shorter ones, such as a security code, occur by chance as a part of other things. */
    private static final int LONG_ENOUGH = 8;

    private final Map<String, Predicate<String>> finders = new LinkedHashMap<>();

    /** Adds a secret; its name is what a failure shows. */
    public Canaries with(String name, String secret) {
        Set<String> forms = forms(secret);
        // Much faster than one pattern for all forms, over all the files of a database.
        Predicate<String> anywhere = text -> forms.stream().anyMatch(text::contains);
        Predicate<String> alone = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])")
                .asPredicate();
        finders.put(name, secret.length() >= LONG_ENOUGH ? anywhere : alone);
        return this;
    }

    private static Set<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>(List.of(secret));
        if (secret.length() >= LONG_ENOUGH) {
            String hex = HexFormat.of().formatHex(bytes);
            forms.add(hex);
            forms.add(hex.toUpperCase(Locale.ROOT));
            forms.add(java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8));
            forms.add(HexFormat.of().withPrefix("%").withUpperCase().formatHex(bytes));
            forms.add(String.join(" ", secret.split("")));
            forms.add(secret.replaceAll("(.{4})(?=.)", "$1 "));
            forms.add(secret.replaceAll("(.{4})(?=.)", "$1-"));
            for (int shift = 0; shift < 3; shift++) {
                forms.add(base64Within(bytes, shift));
            }
        }
        return forms;
    }

    /** What of the Base64 form does not depend on what stands before and after the secret. */
    private static String base64Within(byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int end = shifted.length / 3 * 4;
        return base64.substring(shift == 0 ? 0 : 4, end);
    }

    /** The names of those that are in the text. */
    public List<String> in(String text) {
        return finders.entrySet().stream()
                .filter(canary -> canary.getValue().test(text))
                .map(Map.Entry::getKey)
                .toList();
    }

    public void assertNoneIn(String what, String text) {
        assertThat(in(text)).as("canaries in %s: %s", what, text).isEmpty();
    }

    /** Looks into every file below but the named ones at the top and the programs, which are older than any secret. */
    public void assertNoneInFilesOf(Path root, Set<String> secretFiles) throws IOException {
        List<String> found = new ArrayList<>();
        int[] searched = {0};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean programs = directory.equals(root.resolve("postgres-binaries"));
                return programs ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!secretFiles.contains(root.relativize(file).toString())) {
                    searched[0]++;
                    in(read(file)).forEach(name -> found.add(name + " in " + root.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(found).isEmpty();
        assertThat(searched[0]).as("files searched").isGreaterThan(100);
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException removedMeanwhile) {
            return "";
        }
    }
}
