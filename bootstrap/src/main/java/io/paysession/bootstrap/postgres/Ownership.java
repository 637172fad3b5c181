package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may have prepared what lies in a data directory. Somebody else who can write there could plant a key that he knows,
 * or a link by which we write into another file of ours; so nothing in it is read or written before this has looked.
 *
 * @param self the number of the operating system user that this process works for
 */
record Ownership(int self) {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final int ROOT = 0;

    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int EVERYBODY_WRITES = 0002;
    private static final int OTHERS_WRITE = GROUP_WRITES | EVERYBODY_WRITES;
    private static final int OTHERS_DO_ANYTHING = 0077;

    /** What there may be of ours in the directory. Whatever else there is, is not touched. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry("postgres", DIRECTORY, OTHERS_WRITE),
            new Entry("postgres-binaries", DIRECTORY, OTHERS_WRITE),
            new Entry("paysession.lock", REGULAR, OTHERS_WRITE),
            new Entry("postgres.log", REGULAR, OTHERS_WRITE),
            new Entry("postgres.log.1", REGULAR, OTHERS_WRITE),
            new Entry("postgres-password", REGULAR, OTHERS_DO_ANYTHING),
            new Entry("master-key", REGULAR, OTHERS_DO_ANYTHING),
            new Entry("TESTMERCHANT.password", REGULAR, OTHERS_DO_ANYTHING),
            new Entry("TESTMERCHANT.password.new", REGULAR, OTHERS_DO_ANYTHING),
            new Entry("first-session.json", REGULAR, OTHERS_DO_ANYTHING));

    private record Entry(String name, int type, int forbidden) {}

    /** What the file system says of a name itself, not of what a link leads to. */
    private record Status(Path path, int uid, int mode, int names) {
        static Status of(Path path) throws IOException {
            return new Status(path, number(path, "unix:uid"), number(path, "unix:mode"), number(path, "unix:nlink"));
        }

        private static int number(Path path, String attribute) throws IOException {
            return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
        }

        boolean isA(int type) {
            return (mode & TYPE) == type;
        }

        boolean allows(int bits) {
            return (mode & bits) != 0;
        }

        /** Under another name, which may be in a directory of somebody else, the same contents are read and written. */
        boolean hasAnotherName() {
            return isA(REGULAR) && names > 1;
        }

        String owner() throws IOException {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        }
    }

    static Ownership ofThisProcess() throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return new Ownership((Integer) Files.getAttribute(self, "unix:uid"));
        }
        Path made = Files.createTempFile("paysession", ".owner");
        try {
            return new Ownership((Integer) Files.getAttribute(made, "unix:uid"));
        } finally {
            Files.delete(made);
        }
    }

    /**
     * Looks at the directory and at everything of ours in it.
     *
     * @param given how the operator named it, perhaps by a link
     * @param root the directory itself
     * @throws EmbeddedPostgresException if somebody else could have written there
     */
    void require(Path given, Path root) throws IOException {
        Status name = Status.of(given);
        if (name.isA(LINK)) {
            requireOwner("The link", name);
        }
        Status directory = Status.of(root);
        requireOwner("The data directory", directory);
        if (directory.allows(EVERYBODY_WRITES)) {
            throw new EmbeddedPostgresException(
                    "The data directory " + root + " can be written by everybody; look at what"
                            + " is in it, then chmod 700 it, or choose another data directory.");
        }
        warn(directory);
        requireEntries(root);
    }

    void requireEntries(Path root) throws IOException {
        for (Entry entry : ENTRIES) {
            require(entry, root.resolve(entry.name()));
        }
    }

    /** Root may do everything anyway: a directory that it has made for us is as good as our own. */
    private void requireOwner(String what, Status status) throws IOException {
        if (status.uid() != self && status.uid() != ROOT) {
            throw new EmbeddedPostgresException(what + " " + status.path() + " belongs to the user " + status.owner()
                    + "; run Paysession as that user, or choose another data directory.");
        }
    }

    /**
     * Not refused: a group is often the user's own, or the one of a mounted volume; nor is a checkout in a place for
     * everybody. Nothing can be planted in that way that would be believed, but the directory can be taken away.
     */
    private static void warn(Status directory) throws IOException {
        if (directory.allows(GROUP_WRITES)) {
            LOG.warn(
                    "The data directory {} can be written by its group; keep it to yourself: chmod 700",
                    directory.path());
        }
        for (Path up = directory.path().getParent(); up != null; up = up.getParent()) {
            Status parent = Status.of(up);
            if (parent.allows(EVERYBODY_WRITES) && !parent.allows(STICKY)) {
                LOG.warn(
                        "Everybody can replace the data directory {}, because everybody can write to {}",
                        directory.path(),
                        up);
            }
        }
    }

    private void require(Entry entry, Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Status status = Status.of(path);
        if (status.isA(LINK)) {
            throw new EmbeddedPostgresException(
                    path + " is a symbolic link, which Paysession does not follow in its data"
                            + " directory; put what it leads to in its place, or choose another data directory.");
        }
        if (!status.isA(entry.type())) {
            throw new EmbeddedPostgresException(path + " is not a "
                    + (entry.type() == DIRECTORY ? "directory" : "regular file")
                    + "; move it out of the way, or choose another data directory.");
        }
        if (status.uid() != self) {
            throw new EmbeddedPostgresException(path + " belongs to the user " + status.owner()
                    + "; run Paysession as that user, or choose another data directory.");
        }
        if (status.hasAnotherName()) {
            throw new EmbeddedPostgresException(path + " is a hard link: the same file has another name somewhere else;"
                    + " put a copy in its place, or choose another data directory.");
        }
        if (status.allows(entry.forbidden())) {
            String mode = entry.type() == DIRECTORY ? "700" : "600";
            String what = entry.forbidden() == OTHERS_WRITE ? "written" : "read or written";
            throw new EmbeddedPostgresException(path + " can be " + what
                    + " by others than its owner; if you trust what is" + " in it, chmod " + mode + " it.");
        }
    }
}
