package io.paysession.adapter.psp.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paysession.adapter.psp.codec.TimeoutAction;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Open sessions on disk, replaced as a whole: after a crash there is the old file or the new one. It holds card hashes of
 * simulated cards; only its owner can read it.
 */
final class SessionsFile {
    private static final String HEADER = "paysession terminal simulator 1";
    private static final String NO_DEADLINE = "-";
    private static final int FIELDS = 8;

    private final Path file;

    SessionsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * The sessions of one of the terminals.
     *
     * @throws IllegalArgumentException if the file is none of ours
     */
    List<OpenSession> load(int terminal) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new IllegalArgumentException(file + " is no sessions file");
            }
            List<OpenSession> sessions = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(" ");
                if (fields.length != FIELDS) {
                    throw new IllegalArgumentException(file + " is damaged");
                }
                if (Integer.parseInt(fields[0]) == terminal) {
                    sessions.add(session(fields));
                }
            }
            return sessions;
        } catch (DateTimeException | NumberFormatException damaged) {
            throw new IllegalArgumentException(file + " is damaged", damaged);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    private static OpenSession session(String[] fields) {
        return new OpenSession(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                fields[4],
                Instant.parse(fields[5]),
                Option.when(!fields[6].equals(NO_DEADLINE), () -> Instant.parse(fields[6])),
                TimeoutAction.valueOf(fields[7]));
    }

    /** Replaces the file; the first list is of the first terminal. */
    void save(List<List<OpenSession>> terminals) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int terminal = 0; terminal < terminals.size(); terminal++) {
            for (OpenSession session : terminals.get(terminal)) {
                text.append(line(terminal, session)).append('\n');
            }
        }
        try {
            Path folder = file.getParent();
            Path fresh = Files.createTempFile(folder, "sessions", ".tmp");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    int unusedSinceItIsRepeated = channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
    }

    private static String line(int terminal, OpenSession session) {
        return String.join(
                " ",
                Integer.toString(terminal),
                Long.toString(session.sessionId()),
                Long.toString(session.amount()),
                Long.toString(session.reference()),
                session.cardHash(),
                session.approvedAt().toString(),
                session.deadline().map(Instant::toString).getOrElse(NO_DEADLINE),
                session.action().name());
    }
}
