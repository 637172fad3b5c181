package io.paysession.bootstrap.setting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that only their owner may read, complete or not there at all. */
public final class PrivateFile {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFile.class);

    private PrivateFile() {}

    /**
     * Not refused: where secrets are mounted, as in Kubernetes, their modes are often not for the operator to choose.
     *
     * @param name what the operator calls the file
     */
    public static void warnIfOthersMayRead(Path file, String name) {
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            if (modes.contains(PosixFilePermission.GROUP_READ) || modes.contains(PosixFilePermission.OTHERS_READ)) {
                LOG.warn("{} can be read by others than its owner; keep it to yourself: chmod 600", name);
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            LOG.debug("Nothing is known about who may read {}", name);
        }
    }

    /** @throws java.nio.file.FileAlreadyExistsException if the file exists; it is then left alone */
    public static void create(Path file, String content) throws IOException {
        Path unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        deleteLeftovers(file);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int unusedCount = channel.write(bytes);
            }
            // A secret that a power cut takes away would lock its owner out of the data that needs it.
            channel.force(true);
        }
        try {
            // A link, unlike a move, does not replace a file that somebody else has just made.
            Path unusedLink = Files.createLink(file, unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What a process left that was killed while it wrote. Its number, or ours, may since have been given again. */
    private static void deleteLeftovers(Path file) throws IOException {
        Pattern unfinished = Pattern.compile(Pattern.quote(file.getFileName() + ".") + "(\\d{1,18})\\.tmp");
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path other : all) {
                Matcher name = unfinished.matcher(String.valueOf(other.getFileName()));
                if (name.matches() && !isSomebodyElsesWork(Long.parseLong(name.group(1)))) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    private static boolean isSomebodyElsesWork(long writer) {
        return writer != ProcessHandle.current().pid()
                && ProcessHandle.of(writer).filter(ProcessHandle::isAlive).isPresent();
    }
}
