package io.paysession.bootstrap.postgres;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At most one process uses a data directory. The operating system lets go of the lock when the process dies, however it
 * dies.
 */
final class DataDirectoryLock {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectoryLock.class);

    /**
     * The locks of this JVM. Closing any channel of a locked file drops the lock of the whole process (POSIX), so a
     * second caller in this JVM must be turned away before it opens the file.
     */
    private static final ConcurrentMap<Path, Holder> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What the holder does with the directory. */
    enum Use {
        /** It comes up or goes down; its database is nobody else's business. */
        BUSY,
        /** A server whose database command line tools may use. */
        SERVER,
        /** A command line tool, gone in a moment. */
        TOOL
    }

    record Holder(long pid, Use use) {

        static Holder parse(String line) {
            String[] words = line.strip().split(" ");
            for (Use use : Use.values()) {
                if (words.length == 2 && words[0].matches("[0-9]{1,18}") && words[1].equals(use.name())) {
                    return new Holder(Long.parseLong(words[0]), use);
                }
            }
            return new Holder(0, Use.BUSY);
        }

        String describe() {
            String who = use == Use.TOOL ? "a Paysession command line tool" : "another Paysession server";
            return pid == 0 ? who : who + " (pid " + pid + ")";
        }
    }

    /** Right: ours until released. Left: who has it. Waits for nobody. */
    static Either<Holder, DataDirectoryLock> tryAcquire(DataDirectory directory, Use use) throws IOException {
        Path file = directory.lockFile();
        Holder holder = new Holder(ProcessHandle.current().pid(), use);
        Holder here = HELD_HERE.putIfAbsent(file, holder);
        if (here != null) {
            return Either.left(here);
        }
        boolean acquired = false;
        try {
            Either<Holder, DataDirectoryLock> attempt = tryLock(file, holder);
            acquired = attempt.isRight();
            return attempt;
        } finally {
            if (!acquired) {
                HELD_HERE.remove(file, holder);
            }
        }
    }

    private static Either<Holder, DataDirectoryLock> tryLock(Path file, Holder holder) throws IOException {
        PrivateFiles.createFileIfAbsent(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        DataDirectoryLock lock = null;
        try {
            if (channel.tryLock() == null) {
                return Either.left(read(channel));
            }
            DataDirectoryLock acquired = new DataDirectoryLock(file, channel);
            acquired.write(holder);
            lock = acquired;
            return Either.right(acquired);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    void announce(Use use) throws IOException {
        Holder holder = new Holder(ProcessHandle.current().pid(), use);
        HELD_HERE.put(file, holder);
        write(holder);
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("Cannot close {}: {}", file, e.toString());
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private void write(Holder holder) throws IOException {
        byte[] line = (holder.pid() + " " + holder.use() + "\n").getBytes(StandardCharsets.US_ASCII);
        PrivateFiles.writeFully(channel.truncate(0).position(0), ByteBuffer.wrap(line));
    }

    private static Holder read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        int count = channel.read(bytes, 0);
        return Holder.parse(new String(bytes.array(), 0, Math.max(0, count), StandardCharsets.US_ASCII));
    }
}
