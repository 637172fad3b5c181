package io.paysession.adapter.psp.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of frames.txt. */
record Frame(boolean towardsTerminal, BlockFormat format, Octets bytes, String meaning) {
    private static final Path FILE = Path.of("src/test/resources/io/paysession/adapter/psp/codec/frames.txt");
    private static final Pattern LINE = Pattern.compile("([<>])(x?) +([0-9A-F ]+) = (.+)");

    static List<Frame> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(Frame::parse)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Frame parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new Frame(
                matcher.group(1).equals(">"),
                matcher.group(2).isEmpty() ? BlockFormat.STANDARD : BlockFormat.EXTENDED,
                Octets.ofHex(matcher.group(3)),
                matcher.group(4));
    }

    FrameSettings settings() {
        return towardsTerminal ? FrameSettings.towardsTerminal() : FrameSettings.towardsHost();
    }

    @Override
    public String toString() {
        return (towardsTerminal ? "> " : "< ") + bytes.hex();
    }
}
