package io.paysession.bootstrap.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that a child process could have written to, as Linux shows it to whoever has started the process. */
public record ProcessMemory(long pid) {
    private static final int BLOCK = 16 * 1024 * 1024;

    /** Whether it can be read: there is such a thing here, and the system allows it. */
    public boolean isReadable() {
        try (RandomAccessFile memory = open()) {
            memory.seek(ranges().get(0).start());
            return memory.read() >= 0;
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException notHere) {
            return false;
        }
    }

    private record Range(long start, long end) {}

    /** How often a text is there, in one byte a character and in two, where it stands alone and not within a longer word. */
    public int count(String text) {
        byte[] narrow = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
        int found = 0;
        try (RandomAccessFile memory = open()) {
            for (Range range : ranges()) {
                found += count(memory, range, narrow, 1) + count(memory, range, wide, 2);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(RandomAccessFile memory, Range range, byte[] wanted, int width) throws IOException {
        int overlap = wanted.length + 2 * width;
        byte[] block = new byte[BLOCK];
        int found = 0;
        for (long at = range.start(); at < range.end(); at += BLOCK - overlap) {
            int length = read(memory, at, block, (int) Math.min(BLOCK, range.end() - at));
            for (int i = width; i + wanted.length + width <= length; i++) {
                if (block[i] == wanted[0]
                        && java.util.Arrays.equals(block, i, i + wanted.length, wanted, 0, wanted.length)
                        && !isWord(block[i - width])
                        && !isWord(block[i + wanted.length])) {
                    found++;
                }
            }
        }
        return found;
    }

    /** A page that is gone again, or that only the system may read, holds nothing. */
    private static int read(RandomAccessFile memory, long at, byte[] block, int length) {
        try {
            memory.seek(at);
            return Math.max(memory.read(block, 0, length), 0);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static boolean isWord(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '.';
    }

    private RandomAccessFile open() throws IOException {
        return new RandomAccessFile("/proc/" + pid + "/mem", "r");
    }

    private List<Range> ranges() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream()
                .filter(line -> line.split(" ", 3)[1].startsWith("rw"))
                .map(line -> line.substring(0, line.indexOf(' ')).split("-"))
                .filter(ends -> ends[1].length() < 16)
                .map(ends -> new Range(Long.parseLong(ends[0], 16), Long.parseLong(ends[1], 16)))
                .collect(Collectors.toList());
    }
}
