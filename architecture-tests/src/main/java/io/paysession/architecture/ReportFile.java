package io.paysession.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report is written to. */
final class ReportFile {

    private ReportFile() {}

    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }
}
