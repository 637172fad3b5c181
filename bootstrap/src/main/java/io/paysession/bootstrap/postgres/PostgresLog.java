package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one file that PostgreSQL and its programs write to; at most two files of about {@value #MAX_BYTES} bytes. */
record PostgresLog(Path file) {

    static final long MAX_BYTES = 5_000_000;

    private static final int READ_BYTES = 16_384;
    private static final int GIST_CHARACTERS = 300;
    private static final Pattern PREFIX = Pattern.compile("^\\d{4}-\\S+ \\S+ \\S+ \\[\\d+] ");
    private static final Pattern TROUBLE =
            Pattern.compile("FATAL|PANIC|error|could not|cannot|failed|denied|No space", Pattern.CASE_INSENSITIVE);

    /** What it answers to clients meanwhile: true, and no reason for anything. */
    private static final Pattern NOT_YET =
            Pattern.compile("the database system is (starting up|shutting down|in recovery)"
                    + "|the database system is not (yet )?accepting connections");

    void rotateAndOpen() throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        PrivateFiles.createFileIfAbsent(file);
    }

    /** The place where the next line will stand. */
    long mark() throws IOException {
        return Files.size(file);
    }

    /** What was written since the mark; its end, if it is much. */
    String since(long mark) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(mark, log.length() - READ_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * The last complaints since the mark, as one short line. It carries no row data because the server is told not to
     * log any ({@link Postmaster}).
     */
    String gistSince(long mark) throws IOException {
        List<String> lines = since(mark)
                .lines()
                .map(line -> PREFIX.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty() && !NOT_YET.matcher(line).find())
                .toList();
        List<String> troubles =
                lines.stream().filter(TROUBLE.asPredicate()).distinct().toList();
        List<String> telling = troubles.isEmpty() ? lines : troubles;
        String gist = telling.stream()
                .skip(Math.max(0, telling.size() - 2))
                .map(line -> line.replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
        return gist.isEmpty() ? "it said nothing" : gist.substring(0, Math.min(gist.length(), GIST_CHARACTERS));
    }
}
