package io.paysession.bootstrap.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for one platform, packed on the class path. */
record PostgresArchive(URL location) {

    /** Of the Maven artifacts in the parent POM; a test compares it with what the programs say. */
    static final String VERSION = "18.6.0";

    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    private static final int BUFFER_BYTES = 64 * 1024;

    /** The name of the resource; also for platforms of which there is none. */
    static String ofThisPlatform() {
        return ofPlatform(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    }

    static String ofPlatform(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            // One build serves both processors; the artifact for Intel holds the same bytes again.
            return "postgres-darwin-arm_64.txz";
        }
        String processor = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        return "postgres-" + os.replace(' ', '-') + "-" + processor + ".txz";
    }

    static PostgresArchive find(String resource) {
        URL location = PostgresArchive.class.getResource("/" + resource);
        if (location == null) {
            throw new EmbeddedPostgresException("There is no embedded PostgreSQL for this platform ("
                    + resource.replaceFirst("postgres-(.*)\\.txz", "$1")
                    + "); use a PostgreSQL of your own with --database-url.");
        }
        return new PostgresArchive(location);
    }

    void unpackInto(Path directory) throws IOException {
        try (InputStream packed = new BufferedInputStream(location.openStream(), BUFFER_BYTES);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isNeeded(entry.getName())) {
                    unpack(tar, entry, directory);
                }
            }
        }
    }

    /** Not what only a C compiler wants. */
    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && !name.contains("/pkgconfig/") && !name.startsWith("include/");
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path target = inside(directory, directory.resolve(entry.getName()));
        if (entry.isDirectory()) {
            PrivateFiles.createDirectories(target);
            return;
        }
        Path parent = target.resolveSibling(".").normalize();
        PrivateFiles.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            // Only checked to stay inside: the link itself stays relative, because the directory will be renamed.
            inside(directory, parent.resolve(entry.getLinkName()));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            write(tar, target, (entry.getMode() & 0100) != 0);
        } else {
            throw new IOException("unexpected entry in the PostgreSQL archive: " + entry.getName());
        }
    }

    private static Path inside(Path directory, Path path) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(directory)) {
            throw new IOException("entry outside of the PostgreSQL archive: " + path);
        }
        return normal;
    }

    /** Forced to the disk: a program cut short by a power failure would otherwise stay so for ever. */
    private static void write(InputStream content, Path file, boolean program) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel channel = PrivateFiles.createNew(file, program)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                PrivateFiles.writeFully(channel, ByteBuffer.wrap(buffer, 0, count));
            }
            channel.force(false);
        }
    }
}
